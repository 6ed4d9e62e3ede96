package io.ringpost.ingress.refuse;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Duration;

/**
 * Knows addresses that keep sending what must be refused. Only their refusals change: a genuine webhook from a noisy
 * address is taken, because no provider honours a 429. What is remembered is bounded: who comes from more addresses than
 * that is told the cause of each refusal, and learns nothing else.
 */
@ApplicationScoped
public class NoiseGuard {
    private final Cache<Origin, Bucket> byOrigin;
    private final Bandwidth limit;

    @Inject
    NoiseGuard(NoiseSettings settings) {
        this.byOrigin = Caffeine.newBuilder()
                .maximumSize(settings.addresses())
                .expireAfterAccess(Duration.ofMinutes(2))
                .executor(Runnable::run)
                .build();
        this.limit = Bandwidth.builder()
                .capacity(settings.perMinute())
                .refillGreedy(settings.perMinute(), Duration.ofMinutes(1))
                .build();
    }

    /** What the sender is told: the cause, or that he is too noisy to be told. */
    RefusalCause judge(RefusalCause cause, InetAddress client) {
        if (!cause.anonymousFault()) {
            return cause;
        }
        Bucket bucket = byOrigin.get(
                Origin.of(client), origin -> Bucket.builder().addLimit(limit).build());
        return bucket.tryConsume(1) ? cause : RefusalCause.TOO_MANY_REQUESTS;
    }

    /** How many origins are remembered. */
    long remembered() {
        byOrigin.cleanUp();
        return byOrigin.estimatedSize();
    }
}
