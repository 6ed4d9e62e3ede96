package io.ringpost.outbound.send;

import io.ringpost.outbound.plan.alert.Channel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The channels on which this replica is speaking, each one message at a time. */
final class BusyChannels {
    private final Map<Channel, CompletableFuture<Void>> busy = new ConcurrentHashMap<>();

    /** False if it is taken already. */
    boolean take(Channel channel) {
        return busy.putIfAbsent(channel, new CompletableFuture<>()) == null;
    }

    void free(Channel channel) {
        CompletableFuture<Void> done = busy.remove(channel);
        if (done != null) {
            done.complete(null);
        }
    }

    /** Waits until none is taken; false if one still is after so long. */
    boolean awaitNone(Duration longest) {
        try {
            CompletableFuture.allOf(busy.values().toArray(CompletableFuture[]::new))
                    .get(longest.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
