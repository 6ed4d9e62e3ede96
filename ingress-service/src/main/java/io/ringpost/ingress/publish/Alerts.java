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
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What operators are to know at once, or when Kafka takes it: what was raised while Kafka was away is told later, even if it
 * is over by then. Each thing is told once in a while, however often it is raised. Its end is told once it has been well for
 * that while, and of what another process of this replica may have raised too.
 */
@ApplicationScoped
public class Alerts {
    private static final Duration QUIET = Duration.ofMinutes(10);
    private static final Duration RETRY = Duration.ofSeconds(10);

    private final Map<String, Told> told = new HashMap<>();
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
        Instant now = now();
        Told about = about(rule);
        about.endDue = null;
        about.endOwed = true;
        if (now.isBefore(about.quietUntil)) {
            return;
        }
        tell(about, alert(now, rule, message), now);
    }

    private void tell(Told about, Alert alert, Instant now) {
        about.raised = now;
        about.quietUntil = now.plus(QUIET);
        about.unkept = null;
        publish(alert, () -> about.isNotKept(alert, now));
    }

    /** It is well now. Said again it changes nothing; {@link #tellDue} tells it when it has been so for a while. */
    public synchronized void recovered(String rule, String message) {
        Told about = about(rule);
        about.ended = message;
        if (about.endOwed && about.endDue == null) {
            about.endDue = now().plus(QUIET);
        }
    }

    /** Tells what Kafka did not take before, and what has been well for a while; to be called every now and then. */
    public synchronized void tellDue() {
        Instant now = now();
        told.forEach((rule, about) -> {
            Alert unkept = about.unkept;
            if (unkept != null && !about.unkeptDue.isAfter(now)) {
                tell(about, unkept, now);
            }
            if (about.endDue != null && !about.endDue.isAfter(now)) {
                about.endDue = null;
                about.endOwed = false;
                about.quietUntil = Instant.MIN;
                publish(alert(now, rule, about.ended).recovered(), () -> about.endIsStillOwed(now.plus(RETRY)));
            }
        });
    }

    private void publish(Alert alert, Runnable lost) {
        var unused = publisher
                .publish(OutgoingRecord.of(AlertCodec.encode(Service.INGRESS, alert)))
                .thenAccept(outcome -> {
                    if (outcome != PublishOutcome.KEPT) {
                        undo(lost);
                    }
                });
    }

    private synchronized void undo(Runnable lost) {
        lost.run();
    }

    private Told about(String rule) {
        return told.computeIfAbsent(rule, any -> new Told());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Alert alert(Instant now, String rule, String message) {
        return new Alert(now, rule, replica, message).critical();
    }

    /** What this process told of one rule. */
    private static final class Told {
        private @Nullable Instant raised;
        /** Until its end is told at the latest: what comes after that is another trouble. */
        private Instant quietUntil = Instant.MIN;

        private @Nullable Alert unkept;
        private Instant unkeptDue = Instant.MIN;
        private @Nullable Instant endDue;
        private String ended = "";
        /** So at first: the process before this one may have raised it, and be gone. */
        private boolean endOwed = true;

        /** Unless it was raised again meanwhile. An end that is told before it counts for nothing. */
        private void isNotKept(Alert alert, Instant at) {
            if (at.equals(raised)) {
                raised = null;
                quietUntil = Instant.MIN;
                unkept = alert;
                unkeptDue = at.plus(RETRY);
                endIsStillOwed(at.plus(QUIET));
            }
        }

        /** Unless it was raised again meanwhile: then there is no end. */
        private void endIsStillOwed(Instant due) {
            if (!endOwed) {
                endOwed = true;
                endDue = due;
            }
        }
    }
}
