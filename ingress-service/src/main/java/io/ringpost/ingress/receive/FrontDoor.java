package io.ringpost.ingress.receive;

import io.netty.util.NetUtil;
import io.ringpost.api.ApiPaths;
import io.ringpost.ingress.connect.TimeLimits;
import io.ringpost.ingress.provider.RequestHeaders;
import io.ringpost.ingress.provider.TrustedProxies;
import io.ringpost.ingress.provider.WebhookRequest.Sender;
import io.ringpost.ingress.refuse.RefusalCause;
import io.ringpost.ingress.refuse.RefusalDesk;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;

/** Sees every request first: webhooks and events go their way, what stands elsewhere goes on, the rest is refused. */
@ApplicationScoped
public class FrontDoor {
    private static final int BEFORE_EVERYTHING = Integer.MIN_VALUE / 2;
    private static final Set<String> ELSEWHERE = Set.of("/health", "/api", "/q", ApiPaths.V1 + "/refusals");
    private static final List<String> BELOW = List.of("/api/", "/q/", ApiPaths.V1 + "/refusals/");

    private final WebhookTable table;
    private final WebhookDoor webhooks;
    private final EventsDoor events;
    private final TrustedProxies proxies;
    private final RefusalDesk desk;
    private final TimeLimits limits;

    @Inject
    FrontDoor(
            WebhookTable table,
            WebhookDoor webhooks,
            EventsDoor events,
            TrustedProxies proxies,
            RefusalDesk desk,
            TimeLimits limits) {
        this.table = table;
        this.webhooks = webhooks;
        this.events = events;
        this.proxies = proxies;
        this.desk = desk;
        this.limits = limits;
    }

    void open(@Observes Router router) {
        var unused = router.route().order(BEFORE_EVERYTHING).handler(this::handle);
        // Every service has its document there; this one's stands at /api/openapi.
        var unusedDocument = router.get("/q/openapi")
                .order(BEFORE_EVERYTHING + 1)
                .handler(context -> context.reroute("/api/openapi" + query(context)));
    }

    /** Holds the format that is asked for. */
    private static String query(RoutingContext context) {
        String query = context.request().query();
        return query == null ? "" : "?" + query;
    }

    private void handle(RoutingContext context) {
        String path = context.request().path();
        table.find(path)
                .ifPresentOrElse(
                        hit -> webhooks.receive(exchange(context, Place.of(hit.route())), hit),
                        () -> noWebhook(context, path));
    }

    private void noWebhook(RoutingContext context, String path) {
        if (path.equals(Place.EVENTS.template())) {
            events.receive(exchange(context, Place.EVENTS));
        } else if (standsElsewhere(path)) {
            elsewhere(context, path);
        } else {
            Exchange exchange = exchange(context, ApiPaths.owns(path) ? Place.NOWHERE_IN_API : Place.NOWHERE);
            exchange.refuseUnread(RefusalCause.NOT_FOUND, HeadCheck.announced(exchange.headers()));
        }
    }

    /** Nobody hands anything in there, or too little to be worth a stream without an end. */
    private void elsewhere(RoutingContext context, String path) {
        Exchange exchange = exchange(context, ApiPaths.owns(path) ? Place.NOWHERE_IN_API : Place.NOWHERE);
        long bytes = HeadCheck.announced(exchange.headers());
        if (!isAddress(context.request().uri())) {
            exchange.refuseUnread(RefusalCause.MALFORMED_REQUEST, bytes);
        } else if (bytes > BodyBudget.SMALL
                || exchange.headers().first("transfer-encoding").isPresent()) {
            exchange.refuseUnread(RefusalCause.PAYLOAD_TOO_LARGE, bytes);
        } else {
            context.next();
        }
    }

    private static boolean isAddress(String target) {
        try {
            return !new URI(target).isOpaque();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean standsElsewhere(String path) {
        if (ApiPaths.owns(path)) {
            return path.startsWith(ApiPaths.V1 + "/refusals");
        }
        return ELSEWHERE.contains(path) || BELOW.stream().anyMatch(path::startsWith);
    }

    private Exchange exchange(RoutingContext context, Place place) {
        RequestHeaders headers = new RequestHeaders(context.request().headers());
        Sender sender = proxies.sender(peer(context), headers);
        return new Exchange(context, place, sender, headers, desk, limits);
    }

    private static InetAddress peer(RoutingContext context) {
        // Trusted proxies, not the framework's settings, decide whose word counts for another address.
        SocketAddress remote = context.request().connection().remoteAddress();
        String literal = remote == null ? null : remote.hostAddress();
        InetAddress address = literal == null ? null : NetUtil.createInetAddressFromIpAddressString(literal);
        return address == null ? InetAddress.getLoopbackAddress() : address;
    }
}
