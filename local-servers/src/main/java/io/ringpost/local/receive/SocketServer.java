package io.ringpost.local.receive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A small HTTP/1.1 server on the loopback address that leaves its handler free to break the protocol. */
public final class SocketServer implements AutoCloseable {
    private static final int BACKLOG = 1024;

    private final ServerSocket listener;
    private final Handler handler;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool(SocketServer::daemon);

    /** Answers one request. */
    @FunctionalInterface
    public interface Handler {
        void handle(Request request, Reply reply) throws IOException;
    }

    private SocketServer(ServerSocket listener, Handler handler) {
        this.listener = listener;
        this.handler = handler;
    }

    /**
     * Starts on a port, or on a free one for 0.
     *
     * @throws UncheckedIOException if the port is taken
     */
    public static SocketServer start(int port, Handler handler) {
        try {
            SocketServer server =
                    new SocketServer(new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress()), handler);
            server.threads.execute(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + ": " + e.getMessage(), e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() {
        closing.countDown();
        closeQuietly(listener);
        open.forEach(SocketServer::closeQuietly);
        threads.shutdownNow();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                closeQuietly(listener);
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            RequestReader reader = new RequestReader(new BufferedInputStream(socket.getInputStream()));
            Optional<Request> request = reader.next();
            while (request.isPresent() && !socket.isClosed()) {
                handler.handle(request.get(), new Reply(socket, closing));
                request = socket.isClosed() || last(request.get()) ? Optional.empty() : reader.next();
            }
        } catch (IOException | RuntimeException e) {
            // A client that leaves in the middle, or speaks no HTTP, gets no further answer.
            closeQuietly(socket);
        } finally {
            open.remove(socket);
        }
    }

    private static boolean last(Request request) {
        return request.header("connection").equalsIgnoreCase("close");
    }

    private static void closeQuietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            // Nothing is left to do for a resource that does not even close.
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "socket-server");
        thread.setDaemon(true);
        return thread;
    }
}
