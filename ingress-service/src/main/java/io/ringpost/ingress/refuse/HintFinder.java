package io.ringpost.ingress.refuse;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.ringpost.api.log.WideLog;
import io.ringpost.contract.refusal.RemoteNetwork;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Looks for hints on one thread of its own, a few in a second: a flood of forgeries costs neither the requests nor the
 * machine anything, and no network uses up what all may have.
 */
@ApplicationScoped
public class HintFinder {
    private static final WideLog LOG = WideLog.of(HintFinder.class);
    /** Each holds a body, of four mebibytes at most. */
    private static final int WAITING = 4;

    private static final int SHARES = 2;

    private final Bucket all;
    private final Cache<String, Bucket> byNetwork;
    private final Bandwidth share;
    private final ThreadPoolExecutor thread;

    @Inject
    HintFinder(NoiseSettings settings) {
        this.all = Bucket.builder()
                .addLimit(perSecond(settings.explainedPerSecond()))
                .build();
        this.share = perSecond(Math.max(1, settings.explainedPerSecond() / SHARES));
        this.byNetwork = Caffeine.newBuilder()
                .maximumSize(settings.addresses())
                .expireAfterAccess(Duration.ofMinutes(1))
                .build();
        this.thread = new ThreadPoolExecutor(
                0, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING), HintFinder::newThread);
    }

    /** Whether it is looked for; if so, the taker hears the end, later and on another thread. */
    boolean find(InetAddress client, Explanation explanation, Consumer<Optional<String>> taker) {
        if (explanation == Explanation.NONE || !allowed(client)) {
            return false;
        }
        try {
            thread.execute(() -> taker.accept(found(explanation)));
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private boolean allowed(InetAddress client) {
        return byNetwork
                        .get(
                                RemoteNetwork.of(client),
                                network -> Bucket.builder().addLimit(share).build())
                        .tryConsume(1)
                && all.tryConsume(1);
    }

    private static Optional<String> found(Explanation explanation) {
        try {
            return explanation.find();
        } catch (RuntimeException e) {
            LOG.event("hint-failed").failure(e).error("Looking for the cause of a refusal failed");
            return Optional.empty();
        }
    }

    private static Bandwidth perSecond(int count) {
        return Bandwidth.builder()
                .capacity(count)
                .refillGreedy(count, Duration.ofSeconds(1))
                .build();
    }

    private static Thread newThread(Runnable work) {
        Thread thread = new Thread(work, "refusal-hints");
        thread.setDaemon(true);
        return thread;
    }

    @PreDestroy
    void stop() {
        var unused = thread.shutdownNow();
    }
}
