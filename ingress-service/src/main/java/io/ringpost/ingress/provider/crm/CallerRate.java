package io.ringpost.ingress.provider.crm;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Slows an application down that hands in faster than it may; keys are few, so none is forgotten. */
@ApplicationScoped
public class CallerRate {
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final Bandwidth limit;

    @Inject
    CallerRate(CrmSettings settings) {
        this.limit = Bandwidth.builder()
                .capacity(settings.burst())
                .refillGreedy(settings.perSecond(), Duration.ofSeconds(1))
                .build();
    }

    /** Whether the caller may hand in now. */
    public boolean allows(String caller) {
        return buckets.computeIfAbsent(
                        caller, name -> Bucket.builder().addLimit(limit).build())
                .tryConsume(1);
    }
}
