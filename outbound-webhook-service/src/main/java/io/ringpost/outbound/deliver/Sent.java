package io.ringpost.outbound.deliver;

import io.ringpost.outbound.schedule.AttemptOutcome;
import io.ringpost.outbound.schedule.AttemptOutcome.Accepted;
import io.ringpost.outbound.schedule.AttemptOutcome.Broken;
import io.ringpost.outbound.schedule.AttemptOutcome.Postponed;
import io.ringpost.outbound.schedule.AttemptOutcome.Refused;
import io.ringpost.outbound.store.AttemptRecord;
import io.ringpost.outbound.store.AttemptRecord.PhaseMillis;
import io.ringpost.outbound.store.ClaimedDelivery;
import java.time.Duration;
import java.time.Instant;

/**
 * One POST that was made, or could not be.
 *
 * @param outcome what came of it
 * @param startedAt when it began
 * @param endedAt when its outcome was known
 * @param answer what was seen of the other side
 */
record Sent(AttemptOutcome outcome, Instant startedAt, Instant endedAt, SeenAnswer answer) {
    Duration latency() {
        return Duration.between(startedAt, endedAt);
    }

    /** Whether a fault of ours kept it from the receiver. */
    boolean ours() {
        return "ours".equals(verdict().fault());
    }

    /** How it ended, in words for metrics, logs and the attempt's row. */
    Verdict verdict() {
        return outcome.match(new AttemptOutcome.Cases<>() {
            @Override
            public Verdict accepted(Accepted accepted) {
                return new Verdict("delivered", accepted.status(), null, null);
            }

            @Override
            public Verdict refused(Refused refused) {
                return new Verdict("failed", refused.status(), "http_" + refused.status(), "receiver");
            }

            @Override
            public Verdict postponed(Postponed postponed) {
                return new Verdict("postponed", postponed.status(), "http_" + postponed.status(), "receiver");
            }

            @Override
            public Verdict broken(Broken broken) {
                return new Verdict("failed", null, broken.code(), broken.fault());
            }
        });
    }

    /** The row that is kept of it. */
    AttemptRecord record(ClaimedDelivery delivery, int post) {
        Verdict verdict = verdict();
        return new AttemptRecord(
                post,
                delivery.attempt(),
                delivery.manual(),
                verdict.outcome().equals("postponed") || ours(),
                startedAt,
                latency().toMillis(),
                new PhaseMillis(
                        answer.phases().dns().toMillis(),
                        answer.phases().connect().toMillis(),
                        answer.phases().head().toMillis(),
                        answer.phases().body().toMillis()),
                verdict.status(),
                verdict.error(),
                verdict.fault(),
                answer.detail(),
                answer.remoteAddress(),
                answer.tls(),
                answer.head(),
                answer.body(),
                answer.truncated(),
                null);
    }
}
