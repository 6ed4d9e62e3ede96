package io.ringpost.safehttp;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;

/** How a call is put to the client library: the name for TLS and Host, the judged address for the socket. */
final class Outgoing {

    private Outgoing() {}

    static RequestOptions options(SafeRequest request, Target target, InetAddress address) {
        MultiMap headers = HttpHeaders.headers()
                .addAll(request.headers())
                .set(HttpHeaders.HOST, target.authority())
                .set(HttpHeaders.ACCEPT_ENCODING, HttpHeaders.IDENTITY);
        return new RequestOptions()
                .setMethod(HttpMethod.valueOf(request.method()))
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.tls())
                .setURI(target.pathAndQuery())
                .setServer(SocketAddress.inetSocketAddress(target.port(), address.getHostAddress()))
                .setFollowRedirects(false)
                .setHeaders(headers);
    }
}
