package io.ringpost.ingress.query;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Serves the documents that were committed when this was built: the ingress asks no other service. */
@ApplicationScoped
public class ApiDocuments {
    /** Behind the front door, before the pages of the same path. */
    private static final int ORDER = Integer.MIN_VALUE / 2 + 2;

    private static final List<String> SERVICES =
            List.of("call-state-service", "recording-service", "sms-responder-service", "outbound-webhook-service");

    void serve(@Observes Router router) {
        SERVICES.forEach(service -> read(service).ifPresent(document -> serve(router, service, document)));
    }

    private static void serve(Router router, String service, Buffer document) {
        var unused = router.get("/api/documents/" + service + ".yaml")
                .order(ORDER)
                .handler(exchange -> end(exchange, document));
    }

    private static void end(RoutingContext exchange, Buffer document) {
        var unused = exchange.response()
                .putHeader("content-type", "application/yaml;charset=UTF-8")
                .end(document);
    }

    private static Optional<Buffer> read(String service) {
        try (InputStream document = ApiDocuments.class.getResourceAsStream("/openapi/" + service + ".yaml")) {
            return document == null ? Optional.empty() : Optional.of(Buffer.buffer(document.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
