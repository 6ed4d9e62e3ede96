package io.ringpost.ingress.receive;

import io.ringpost.contract.refusal.RemoteNetwork;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What all bodies that are being read may hold together. One network gets a part of it, and large bodies leave a reserve
 * to small ones, so that slow senders of large bodies keep no ordinary webhook out.
 */
@Singleton
public class BodyBudget {
    /** Far above what a webhook without a transcript has. */
    static final int SMALL = 64 * 1024;

    private final AtomicLong all = new AtomicLong();
    private final AtomicLong large = new AtomicLong();
    private final ConcurrentMap<Long, Long> byNetwork = new ConcurrentHashMap<>();
    private final ReceiveSettings settings;

    @Inject
    BodyBudget(ReceiveSettings settings) {
        this.settings = settings;
    }

    /** The share of a body that a client begins to send. */
    Share open(InetAddress client) {
        return new Share(RemoteNetwork.number(client));
    }

    long taken() {
        return all.get();
    }

    /** What one body holds; used by one thread. */
    final class Share {
        private final Long network;
        private int held;

        private Share(Long network) {
            this.network = network;
        }

        /** Adds bytes; false if they are too many, and the body must be given up. */
        boolean take(int bytes) {
            int before = held;
            held += bytes;
            long total = all.addAndGet(bytes);
            long ofNetwork = byNetwork.merge(network, (long) bytes, Long::sum);
            long ofLarge = large.addAndGet(inLarge(held) - inLarge(before));
            boolean roomForLarge =
                    held <= SMALL || ofLarge <= settings.maxReadingBytes() - settings.readingBytesForSmall();
            return roomForLarge
                    && total <= settings.maxReadingBytes()
                    && ofNetwork <= settings.maxReadingBytesPerNetwork();
        }

        /** Gives everything back; may be called twice. */
        void release() {
            int bytes = held;
            held = 0;
            all.addAndGet(-bytes);
            large.addAndGet(-inLarge(bytes));
            byNetwork.computeIfPresent(network, (name, sum) -> sum <= bytes ? null : Long.valueOf(sum - bytes));
        }

        private static int inLarge(int bytes) {
            return bytes > SMALL ? bytes : 0;
        }
    }
}
