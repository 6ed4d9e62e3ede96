package io.ringpost.ingress.publish;

import io.ringpost.contract.Service;
import io.ringpost.contract.alert.Alert;
import io.ringpost.contract.alert.AlertCodec;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What operators are to know at once, for as long as Kafka takes it; each thing once in a while, however often it happens.
 * Whoever raises an alert raises it again while the trouble lasts: one that was not kept counts for nothing.
 */
@ApplicationScoped
public class Alerts {
    private static final Duration QUIET = Duration.ofMinutes(10);

    private final Map<String, Instant> raised = new ConcurrentHashMap<>();
    private final Publisher publisher;
    private final InstantSource clock;
    /** Pods have the name of their replica there. */
    private final String replica = System.getenv().getOrDefault("HOSTNAME", Service.INGRESS.id());

    @Inject
    Alerts(Publisher publisher) {
        this(publisher, Clock.systemUTC());
    }

    /** Raises them through this publisher, by this clock. */
    public Alerts(Publisher publisher, InstantSource clock) {
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Tells about this replica, unless it did a moment ago. */
    public synchronized void raise(String rule, String message) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant last = raised.get(rule);
        if (last != null && now.isBefore(last.plus(QUIET))) {
            return;
        }
        raised.put(rule, now);
        var unused = publisher
                .publish(OutgoingRecord.of(AlertCodec.encode(Service.INGRESS, alert(now, rule, message))))
                .thenAccept(outcome -> {
                    if (outcome != PublishOutcome.KEPT) {
                        raised.remove(rule, now);
                    }
                });
    }

    /** Tells that what was told about this replica is over. Whoever says so says it again: what was not kept is told then. */
    public synchronized void recovered(String rule, String message) {
        Instant last = raised.remove(rule);
        if (last == null) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Alert over = alert(now, rule, message).recovered();
        var unused = publisher
                .publish(OutgoingRecord.of(AlertCodec.encode(Service.INGRESS, over)))
                .thenAccept(outcome -> {
                    if (outcome != PublishOutcome.KEPT) {
                        raised.putIfAbsent(rule, last);
                    }
                });
    }

    private Alert alert(Instant now, String rule, String message) {
        return new Alert(now, rule, replica, message).critical();
    }
}
