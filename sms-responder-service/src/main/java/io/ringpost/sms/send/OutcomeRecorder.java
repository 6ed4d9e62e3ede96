package io.ringpost.sms.send;

import io.ringpost.contract.sms.MessageStatus;
import io.ringpost.sms.lifecycle.Progress;
import io.ringpost.sms.schedule.RetryPlan;
import io.ringpost.sms.send.SendOutcome.Accepted;
import io.ringpost.sms.send.SendOutcome.Refused;
import io.ringpost.sms.send.SendOutcome.RetryLater;
import io.ringpost.sms.send.SendOutcome.Unknown;
import io.ringpost.sms.store.ClaimedText;
import io.ringpost.sms.store.DueTexts;
import io.ringpost.sms.store.SentTexts;
import io.ringpost.sms.store.Step;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Saves what came of sending a text, and when it is tried again if it was not sent. */
@Singleton
public class OutcomeRecorder {
    /** Twilio: the receiver sent STOP, perhaps where we did not see it. */
    private static final String TWILIO_OPTED_OUT = "21610";

    private final DueTexts due;
    private final SentTexts sent;
    private final Clock clock;

    OutcomeRecorder(DueTexts due, SentTexts sent, Clock clock) {
        this.due = due;
        this.sent = sent;
        this.clock = clock;
    }

    /** Saves it; what it came to, which is another outcome if the text had to be given up. */
    Uni<SendOutcome> record(ClaimedText claimed, SendOutcome outcome) {
        return outcome.match(new Saving(claimed));
    }

    private Optional<Duration> pause(ClaimedText claimed, RetryLater later) {
        Duration age = Duration.between(claimed.since(), clock.instant());
        return RetryPlan.next(claimed.attempts(), later.after(), age, claimed.automatic());
    }

    private final class Saving implements SendOutcome.Cases<Uni<SendOutcome>> {
        private final ClaimedText claimed;

        Saving(ClaimedText claimed) {
            this.claimed = claimed;
        }

        @Override
        public Uni<SendOutcome> accepted(Accepted accepted) {
            return end(
                    accepted,
                    new Step(
                            claimed.text().messageId(),
                            Progress.SENT,
                            accepted.providerMessageId(),
                            accepted.segments(),
                            null));
        }

        @Override
        public Uni<SendOutcome> later(RetryLater later) {
            return pause(claimed, later)
                    .map(wait -> due.later(claimed, wait).<SendOutcome>replaceWith(later))
                    .orElseGet(() -> refused(Refused.tooLate(later.reason())));
        }

        @Override
        public Uni<SendOutcome> refused(Refused refused) {
            Progress failed = new Progress(MessageStatus.FAILED, refused.code());
            Step step = new Step(claimed.text().messageId(), failed, null, null, refused.reason());
            return sent.end(claimed, step, refused.code().equals(TWILIO_OPTED_OUT), clock.instant())
                    .replaceWith(refused);
        }

        @Override
        public Uni<SendOutcome> unknown(Unknown unknown) {
            return end(unknown, new Step(claimed.text().messageId(), Progress.UNKNOWN, null, null, unknown.reason()));
        }

        private Uni<SendOutcome> end(SendOutcome outcome, Step step) {
            return sent.end(claimed, step, false, clock.instant()).replaceWith(outcome);
        }
    }
}
