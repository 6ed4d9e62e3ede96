package io.ringpost.localstack;

import com.sun.net.httpserver.HttpServer;
import io.ringpost.localstack.run.StackService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;

/** Packaged in the place of a service: ready at once, on the port the environment names. */
public final class StandInService {
    private StandInService() {}

    public static void main(String[] args) throws IOException {
        String jar = System.getProperty("java.class.path");
        StackService self = Arrays.stream(StackService.values())
                .filter(service -> jar.contains(service.module()))
                .findFirst()
                .orElseThrow();
        int port = Integer.parseInt(System.getenv(self.port().variable()));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }
}
