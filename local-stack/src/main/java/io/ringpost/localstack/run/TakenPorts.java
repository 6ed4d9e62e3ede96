package io.ringpost.localstack.run;

import io.ringpost.localstack.settings.CannotStart;
import io.ringpost.localstack.settings.Port;
import io.ringpost.localstack.settings.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Collectors;

/** Finds ports that somebody else listens on, before anything is started. */
public final class TakenPorts {
    private TakenPorts() {}

    /** Refuses to start while one of these is taken, a line for each. */
    public static void refuse(Ports ports, List<Port> wanted) {
        String lines = wanted.stream()
                .filter(port -> isTaken(ports.number(port)))
                .map(port -> "Port " + ports.number(port) + " is taken: free it, or set " + port.variable()
                        + " to another port")
                .collect(Collectors.joining(System.lineSeparator()));
        if (!lines.isEmpty()) {
            throw new CannotStart(lines);
        }
    }

    private static boolean isTaken(int number) {
        return !canBind(new InetSocketAddress(number))
                || !canBind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
    }

    private static boolean canBind(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
