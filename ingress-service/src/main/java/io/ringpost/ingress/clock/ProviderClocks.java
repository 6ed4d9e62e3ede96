package io.ringpost.ingress.clock;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.ringpost.api.log.WideLog;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Compares this machine's clock with the providers'. Retell refuses to be late by more than five minutes, and so do we: a
 * clock that drifts is told of long before every webhook is refused for it.
 */
@Singleton
public class ProviderClocks {
    private static final WideLog LOG = WideLog.of(ProviderClocks.class);
    private static final Duration TOLERATED = Duration.ofSeconds(60);

    private final Clock clock;
    private final MeterRegistry meters;
    private final Map<String, ClockOffset> sources = new ConcurrentHashMap<>();
    private final AtomicBoolean said = new AtomicBoolean();

    /** By the machine's clock. */
    @Inject
    public ProviderClocks(MeterRegistry meters) {
        this(meters, Clock.systemUTC());
    }

    /** By another clock. */
    public ProviderClocks(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    /** Takes the {@code Date} header of a source's answer; one that is absent or no date tells nothing. */
    public void heard(String source, @Nullable String date) {
        if (date != null) {
            try {
                heard(source, Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)), clock.instant());
            } catch (DateTimeException e) {
                LOG.event("date-unreadable").word("source", source).debug("An answer's Date header is no date");
            }
        }
    }

    /** Takes a time that a source has proven to be its own, and when it was heard. */
    public void heard(String source, Instant theirs, Instant ours) {
        ClockOffset known = sources.get(source);
        (known == null ? sources.computeIfAbsent(source, this::register) : known).add(theirs, ours);
        say();
    }

    /** Whether some source shows that this clock is off by more than is harmless. */
    public boolean off() {
        return worst().compareTo(TOLERATED) > 0;
    }

    private Duration worst() {
        Duration worst = Duration.ZERO;
        for (ClockOffset source : sources.values()) {
            Duration offset = source.at(clock.instant()).orElse(Duration.ZERO).abs();
            worst = offset.compareTo(worst) > 0 ? offset : worst;
        }
        return worst;
    }

    /** Once when it goes wrong, once when it is right again. */
    private void say() {
        Duration worst = worst();
        boolean off = worst.compareTo(TOLERATED) > 0;
        if (said.compareAndSet(!off, off)) {
            if (off) {
                LOG.event("clock-off")
                        .millis("ms", worst)
                        .error(
                                "This machine's clock differs from the providers'; beyond five minutes every Retell webhook is refused");
            } else {
                LOG.event("clock-right").info("This machine's clock agrees with the providers' again");
            }
        }
    }

    private ClockOffset register(String source) {
        ClockOffset offset = new ClockOffset();
        TimeGauge.builder("ringpost.ingress.clock.offset", offset, TimeUnit.MILLISECONDS, heard -> heard.at(
                                clock.instant())
                        .orElse(Duration.ZERO)
                        .toMillis())
                .description("How far this clock is ahead of a provider's, negative if behind; 0 while unknown")
                .tag("source", source)
                .strongReference(true)
                .register(meters);
        return offset;
    }
}
