package io.ringpost.ingress.receive;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Speaks HTTP/1.1 alone: a refused body ends its connection, which in HTTP/2 would end everybody's requests on it. No
 * provider asks for HTTP/2 without TLS, and TLS ends at the proxy.
 */
@ApplicationScoped
public class PlainHttp implements HttpServerOptionsCustomizer {
    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(false);
    }
}
