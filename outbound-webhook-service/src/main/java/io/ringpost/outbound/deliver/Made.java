package io.ringpost.outbound.deliver;

import io.ringpost.contract.delivery.DeliveryStatus;
import io.ringpost.outbound.plan.FailedDelivery;
import io.ringpost.outbound.schedule.AttemptOutcome;
import io.ringpost.outbound.schedule.Next;
import io.ringpost.outbound.store.ClaimedDelivery;
import io.ringpost.outbound.store.FinishedAttempt;
import io.ringpost.outbound.store.MadeAttempt;
import io.ringpost.outbound.store.Saved;
import java.util.Map;
import java.util.Optional;

/**
 * An attempt that was made and is not saved yet.
 *
 * @param delivery what was sent
 * @param sent what came of it
 * @param next what follows
 */
record Made(ClaimedDelivery delivery, Sent sent, Next next) {
    /** Whether nothing follows for the endpoint, beyond the end of its failures. */
    boolean plain() {
        return plain(delivery, sent);
    }

    static boolean plain(ClaimedDelivery delivery, Sent sent) {
        return sent.outcome() instanceof AttemptOutcome.Accepted && !delivery.slowed();
    }

    /** Whether it is to be kept and told; a fault of ours that goes on is so only once. */
    boolean counted() {
        return !(sent.ours() && Next.OURS.equals(delivery.waitedFor()));
    }

    FinishedAttempt finished() {
        Verdict verdict = sent.verdict();
        return new FinishedAttempt(
                delivery.id(), delivery.lease(), next, sent.endedAt(), verdict.status(), verdict.error(), counted());
    }

    /** What is kept and told of it; nothing if its lease is over. */
    Optional<MadeAttempt> kept(Map<String, Saved> saved) {
        return state(saved)
                .filter(state -> counted())
                .map(state -> new MadeAttempt(delivery, sent.record(delivery, state.posts()), state));
    }

    /** The delivery, if it failed for good and by itself: whoever tried it by hand knows. */
    Optional<FailedDelivery> failed() {
        if (next.status() != DeliveryStatus.FAILED || delivery.manual()) {
            return Optional.empty();
        }
        Verdict verdict = sent.verdict();
        return Optional.of(new FailedDelivery(
                delivery.id(),
                delivery.lease(),
                delivery.endpointId(),
                delivery.event(),
                delivery.eventId(),
                delivery.callId(),
                next.progress().attempts(),
                verdict.status(),
                verdict.error(),
                delivery.createdAt(),
                sent.endedAt()));
    }

    /** Where its delivery stands since; absent if its lease is over. */
    Optional<Saved> state(Map<String, Saved> saved) {
        return Optional.ofNullable(saved.get(delivery.id())).filter(state -> state.lease() == delivery.lease());
    }
}
