package io.ringpost.local.wire;

import io.ringpost.local.OwnThread;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between clients and a server on this machine and passes on what they say. Cut, it ends every connection and
 * takes no new one. Silent, it takes connections and bytes but passes on nothing until it is open again, as a network
 * does that drops what it is given.
 */
public final class Wire implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final ServerSocket entry;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private State state = State.OPEN;

    private enum State {
        OPEN,
        SILENT,
        CUT
    }

    private Wire(ServerSocket entry, int target) {
        this.entry = entry;
        this.target = target;
    }

    /** A wire to a port of this machine, open from the start, whether or not somebody listens there yet. */
    public static Wire to(int target) {
        try {
            Wire wire = new Wire(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()), target);
            OwnThread.start("wire-" + target, wire::take);
            return wire;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where clients connect. */
    public int port() {
        return entry.getLocalPort();
    }

    /** Passes on everything, also what was held back. */
    public void open() {
        become(State.OPEN);
    }

    /** Holds back everything and tells nobody. */
    public void silence() {
        become(State.SILENT);
    }

    /** Ends every connection, and each new one at once. */
    public void cut() {
        become(State.CUT);
        sockets.forEach(this::end);
    }

    @Override
    public void close() {
        cut();
        try {
            entry.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void become(State next) {
        state = next;
        notifyAll();
    }

    private void take() {
        while (!entry.isClosed()) {
            try {
                Socket client = entry.accept();
                OwnThread.start("wire-connect-" + target, () -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        sockets.add(client);
        try {
            awaitPassage();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            OwnThread.start("wire-there-" + target, () -> pass(client, server));
            pass(server, client);
        } catch (IOException nobodyThere) {
            end(client);
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                awaitPassage();
                out.write(buffer, 0, count);
            }
        } catch (IOException over) {
            // One side is gone; the other is told by the end of its connection.
        } finally {
            end(from);
            end(to);
        }
    }

    private synchronized void awaitPassage() throws IOException {
        try {
            while (state == State.SILENT) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (state == State.CUT) {
            throw new IOException("cut");
        }
    }

    private void end(Socket socket) {
        sockets.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            // Closed is what it shall be.
        }
    }
}
