package io.ringpost.ingress.refuse;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.ringpost.contract.refusal.RemoteNetwork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Duration;

/**
 * Knows addresses that keep sending what must be refused. Only their refusals change: a genuine webhook from a noisy
 * address is taken, because no provider honours a 429.
 */
@ApplicationScoped
public class NoiseGuard {
    private final Cache<String, Bucket> byNetwork;
    private final Bandwidth limit;

    @Inject
    NoiseGuard(NoiseSettings settings) {
        this.byNetwork = Caffeine.newBuilder()
                .maximumSize(settings.addresses())
                .expireAfterAccess(Duration.ofMinutes(2))
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
        Bucket bucket = byNetwork.get(
                RemoteNetwork.of(client),
                network -> Bucket.builder().addLimit(limit).build());
        return bucket.tryConsume(1) ? cause : RefusalCause.TOO_MANY_REQUESTS;
    }
}
