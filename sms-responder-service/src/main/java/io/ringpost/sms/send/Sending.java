package io.ringpost.sms.send;

import io.ringpost.sms.schedule.RetryPlan;
import io.ringpost.sms.send.SendOutcome.Refused;
import io.ringpost.sms.send.SendOutcome.Unknown;
import io.ringpost.sms.store.ClaimedText;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** One claimed text: send, save, say so. */
@Singleton
public class Sending {
    private final OutcomeRecorder recorder;
    private final SendPatience patience;
    private final SendWatch watch;
    private final Clock clock;

    Sending(OutcomeRecorder recorder, SendPatience patience, SendWatch watch, Clock clock) {
        this.recorder = recorder;
        this.patience = patience;
        this.watch = watch;
        this.clock = clock;
    }

    /** Runs it; never fails. */
    Uni<Void> run(SmsSender sender, ClaimedText claimed) {
        long begun = System.nanoTime();
        return attempt(sender, claimed)
                .flatMap(outcome -> patience.whileLeased(recorder.record(claimed, outcome)))
                .invoke(outcome -> watch.attempted(claimed, outcome, Duration.ofNanos(System.nanoTime() - begun)))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> watch.unsaved(claimed, failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<SendOutcome> attempt(SmsSender sender, ClaimedText claimed) {
        if (claimed.optedOut()) {
            return Uni.createFrom().item(Refused.OPTED_OUT);
        }
        if (claimed.silenced()) {
            return Uni.createFrom().item(Refused.SILENCED);
        }
        if (tooLate(claimed)) {
            return Uni.createFrom().item(Refused.TOO_LATE);
        }
        return Uni.createFrom()
                .deferred(() -> sender.send(claimed.text()))
                .onFailure()
                .recoverWithItem(failure -> new Unknown(failure.getClass().getSimpleName()));
    }

    private boolean tooLate(ClaimedText claimed) {
        Duration age = Duration.between(claimed.since(), clock.instant());
        return RetryPlan.next(1, Duration.ZERO, age, claimed.automatic()).isEmpty();
    }
}
