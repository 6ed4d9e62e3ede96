package io.ringpost.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Connections that ask for nothing and are opened again as soon as they are cut, from many addresses. */
public final class HeldConnections implements AutoCloseable {
    private static final int PER_ADDRESS = 250;
    private static final int LARGEST_ANSWER = 4096;
    private static final long DRIP_EVERY = TimeUnit.SECONDS.toNanos(3);

    private final Selector selector = Selector.open();
    private final AtomicLong opened = new AtomicLong();
    private final InetSocketAddress target;
    private final byte[] beginning;
    private final Thread keeper = new Thread(this::keep, "held-connections");
    private volatile boolean ended;

    private HeldConnections(int port, String beginning) throws IOException {
        this.target = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.beginning = beginning.getBytes(StandardCharsets.US_ASCII);
    }

    /** Opens so many; each sends the beginning of a request, if any, and then a byte now and then. */
    public static HeldConnections open(int port, int count, String beginning) throws IOException {
        HeldConnections held = new HeldConnections(port, beginning);
        for (int i = 0; i < count; i++) {
            held.add(i);
        }
        held.keeper.setDaemon(true);
        held.keeper.start();
        return held;
    }

    /** How often one was opened, again included. */
    public long opened() {
        return opened.get();
    }

    private void add(int number) throws IOException {
        SocketChannel channel = SocketChannel.open();
        byte[] address = {127, 3, (byte) (number / PER_ADDRESS), 1};
        channel.bind(new InetSocketAddress(InetAddress.getByAddress(address), 0));
        channel.connect(target);
        channel.configureBlocking(false);
        if (beginning.length > 0) {
            channel.write(ByteBuffer.wrap(beginning));
        }
        channel.register(selector, SelectionKey.OP_READ, number);
        opened.incrementAndGet();
    }

    private void keep() {
        long drip = System.nanoTime() + DRIP_EVERY;
        try {
            while (!ended) {
                selector.select(this::heard, TimeUnit.NANOSECONDS.toMillis(DRIP_EVERY) / 10);
                if (beginning.length > 0 && System.nanoTime() >= drip) {
                    selector.keys().stream()
                            .filter(SelectionKey::isValid)
                            .toList()
                            .forEach(this::drip);
                    drip = System.nanoTime() + DRIP_EVERY;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void heard(SelectionKey key) {
        SocketChannel channel = (SocketChannel) key.channel();
        try {
            if (channel.read(ByteBuffer.allocate(LARGEST_ANSWER)) < 0) {
                again(key);
            }
        } catch (IOException reset) {
            again(key);
        }
    }

    private void drip(SelectionKey key) {
        try {
            ((SocketChannel) key.channel()).write(ByteBuffer.wrap(new byte[] {'x'}));
        } catch (IOException reset) {
            again(key);
        }
    }

    private void again(SelectionKey key) {
        try {
            key.cancel();
            key.channel().close();
            if (!ended) {
                add((Integer) key.attachment());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        ended = true;
        try {
            keeper.join();
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
