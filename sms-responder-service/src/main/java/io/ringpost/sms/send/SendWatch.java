package io.ringpost.sms.send;

import io.micrometer.core.instrument.MeterRegistry;
import io.ringpost.api.log.WideEvent;
import io.ringpost.api.log.WideLog;
import io.ringpost.sms.send.SendOutcome.Accepted;
import io.ringpost.sms.send.SendOutcome.Refused;
import io.ringpost.sms.send.SendOutcome.RetryLater;
import io.ringpost.sms.send.SendOutcome.Unknown;
import io.ringpost.sms.store.ClaimedText;
import io.ringpost.sms.store.DueTexts.Lost;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** One line and a few numbers per attempt, without words and with numbers masked. */
@Singleton
public class SendWatch {
    private static final WideLog LOG = WideLog.of(SendWatch.class);

    private final MeterRegistry meters;
    private final AtomicLong lagMillis = new AtomicLong();

    SendWatch(MeterRegistry meters) {
        this.meters = meters;
        meters.gauge("ringpost.sms.due.lag.seconds", lagMillis, lag -> lag.get() / 1e3);
    }

    void lag(Duration oldest) {
        lagMillis.set(oldest.toMillis());
    }

    void attempted(ClaimedText claimed, SendOutcome outcome, Duration took) {
        Words words = outcome.match(new Told());
        meters.counter(
                        "ringpost.sms.sends",
                        "provider",
                        claimed.text().provider().id(),
                        "outcome",
                        words.outcome(),
                        "cause",
                        Cause.label(words.cause()))
                .increment();
        meters.timer(
                        "ringpost.sms.send.latency",
                        "provider",
                        claimed.text().provider().id())
                .record(took);
        WideEvent line = line(claimed)
                .word("outcome", words.outcome())
                .word("cause", words.cause())
                .number("attempt", claimed.attempts())
                .word("automatic", String.valueOf(claimed.automatic()))
                .millis("took_ms", took);
        if (words.outcome().equals("accepted")) {
            line.info("A text was handed to its provider");
        } else {
            line.warn("A text was not handed to its provider, or nobody knows");
        }
    }

    /** What came of an attempt could not be saved: the text will count as unknown. */
    void unsaved(ClaimedText claimed, Throwable failure) {
        meters.counter("ringpost.sms.unsaved").increment();
        line(claimed).failure(failure).error("What came of sending a text could not be saved");
    }

    void unclaimed(Throwable failure) {
        meters.counter("ringpost.sms.claim.failures").increment();
        LOG.event("claim-failed").failure(failure).warn("Due texts could not be claimed; trying again");
    }

    /** Claims that came after their time. */
    void late(int texts) {
        meters.counter("ringpost.sms.claims.late").increment(texts);
        LOG.event("claim-late").number("texts", texts).warn("Due texts were claimed too late; they are put back");
    }

    void lost(Lost lost) {
        meters.counter("ringpost.sms.lost").increment();
        LOG.event("text-lost")
                .word("message_id", lost.messageId())
                .word("conversation_id", lost.conversationId())
                .warn("Nobody knows whether a text was sent: its sender died meanwhile; it is not sent again");
    }

    void untidied(Throwable failure) {
        LOG.event("housekeeping-failed").failure(failure).warn("Housekeeping of texts failed; trying again");
    }

    private static WideEvent line(ClaimedText claimed) {
        return LOG.event("text-sent")
                .word("message_id", claimed.text().messageId())
                .word("conversation_id", claimed.conversationId())
                .word("provider", claimed.text().provider().id())
                .phone("from", claimed.text().from())
                .phone("to", claimed.text().to())
                .text("text", claimed.text().text());
    }

    private record Words(String outcome, String cause) {}

    private static final class Told implements SendOutcome.Cases<Words> {
        @Override
        public Words accepted(Accepted accepted) {
            return new Words("accepted", "none");
        }

        @Override
        public Words later(RetryLater later) {
            return new Words("later", later.reason());
        }

        @Override
        public Words refused(Refused refused) {
            return new Words("refused", refused.code());
        }

        @Override
        public Words unknown(Unknown unknown) {
            return new Words("unknown", unknown.reason());
        }
    }
}
