package io.ringpost.ingress.query;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Serves the documents that were committed when this was built: the ingress asks no other service. Each says where its
 * API is, or a page here would try it out at the ingress.
 */
@ApplicationScoped
public class ApiDocuments {
    /** Behind the front door, before the pages of the same path. */
    private static final int ORDER = Integer.MIN_VALUE / 2 + 2;

    private final DocumentSettings settings;

    @Inject
    ApiDocuments(DocumentSettings settings) {
        this.settings = settings;
    }

    void serve(@Observes Router router) {
        settings.services().keySet().forEach(service -> read(service)
                .map(document -> document + "servers:\n- url: " + Json.encode(settings.server(service)) + "\n")
                .ifPresent(document -> serve(router, service, Buffer.buffer(document))));
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

    private static Optional<String> read(String service) {
        try (InputStream document = ApiDocuments.class.getResourceAsStream("/openapi/" + service + ".yaml")) {
            return document == null
                    ? Optional.empty()
                    : Optional.of(new String(document.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
