package io.ringpost.api.manage;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.ringpost.api.log.WideLog;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.api.problem.ProblemKind;
import io.ringpost.api.problem.ProblemResponse;
import io.ringpost.api.start.ServiceStart;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Moves {@code /q/*} but health to the port that {@code RINGPOST_MANAGEMENT_PORT} names.
 *
 * <p>Quarkus's own management interface is chosen when a service is built, and takes health away from the service's port.
 */
@ApplicationScoped
public class ManagementPort {
    private static final WideLog LOG = WideLog.of(ManagementPort.class);
    private static final String JUDGED = "ringpost.port.judged";
    private static final int BEFORE_EVERYTHING = Integer.MIN_VALUE;

    private final Vertx vertx;
    private final Optional<Integer> wanted;
    private final String host;
    private volatile @Nullable SecondServer server;

    ManagementPort(
            Vertx vertx,
            @ConfigProperty(name = "RINGPOST_MANAGEMENT_PORT") Optional<Integer> wanted,
            @ConfigProperty(name = "quarkus.http.host") String host) {
        this.vertx = vertx;
        this.wanted = wanted;
        this.host = host;
    }

    /** The port that it listens on, if there is one. */
    public Optional<Integer> number() {
        return Optional.ofNullable(server).map(SecondServer::port);
    }

    void register(@Observes Router router) {
        if (wanted.isPresent()) {
            var unused = router.route().order(BEFORE_EVERYTHING).handler(this::judge);
        }
    }

    void start(@Observes StartupEvent event) {
        wanted.ifPresent(port -> {
            try {
                server = SecondServer.open(vertx, host, port, VertxHttpRecorder.getRootHandler());
                LOG.event("management-port")
                        .number("port", number().orElse(port))
                        .info("Management port open");
            } catch (PortTaken e) {
                ServiceStart.refuse("RINGPOST_MANAGEMENT_PORT " + e.getMessage());
            }
        });
    }

    void stop(@Observes ShutdownEvent event) {
        SecondServer open = server;
        if (open != null) {
            open.close();
        }
    }

    /** Once per request: a route may answer for another path inside. */
    private void judge(RoutingContext exchange) {
        if (exchange.get(JUDGED) != null) {
            exchange.next();
            return;
        }
        var unused = exchange.put(JUDGED, true);
        boolean managing = number().isPresent()
                && exchange.request().localAddress() != null
                && exchange.request().localAddress().port() == number().get();
        if (PortRule.answers(managing, exchange.normalizedPath())) {
            exchange.next();
        } else {
            ProblemResponse.end(exchange, ProblemException.of(ProblemKind.NOT_FOUND, "There is nothing at this path."));
        }
    }
}
