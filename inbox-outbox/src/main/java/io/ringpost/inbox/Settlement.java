package io.ringpost.inbox;

import io.ringpost.deadletter.DeadLetter;
import io.ringpost.deadletter.DeadLetters;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Consumer;

/**
 * Brings candidates into the database whatever it takes: waits while it is away, halves a batch that it refuses until the
 * guilty row is alone, and parks that row only while the database is known to answer.
 */
final class Settlement<T> {
    private final Ledger<T> ledger;
    private final DeadLetters deadLetters;
    private final String consumer;
    private final Patience patience;
    private final Consumer<Throwable> onTrouble;

    Settlement(
            Ledger<T> ledger,
            DeadLetters deadLetters,
            String consumer,
            Patience patience,
            Consumer<Throwable> onTrouble) {
        this.ledger = ledger;
        this.deadLetters = deadLetters;
        this.consumer = consumer;
        this.patience = patience;
        this.onTrouble = onTrouble;
    }

    Uni<Tally> settle(List<Candidate<T>> candidates) {
        return switch (candidates.size()) {
            case 0 -> Uni.createFrom().item(Tally.NOTHING);
            case 1 -> alone(candidates);
            default -> together(candidates);
        };
    }

    /** Parks records for good; waits for ever while the broker is away. */
    Uni<Tally> park(List<DeadLetter> letters) {
        Uni<Void> parked = deadLetters.park(consumer, letters).onFailure().invoke(onTrouble);
        return letters.isEmpty()
                ? Uni.createFrom().item(Tally.NOTHING)
                : patience.forEver(parked, failure -> true).replaceWith(Tally.parked(letters.size()));
    }

    private Uni<Tally> together(List<Candidate<T>> candidates) {
        return patiently(write(candidates)).onFailure().recoverWithUni(() -> halves(candidates));
    }

    private Uni<Tally> halves(List<Candidate<T>> candidates) {
        int middle = candidates.size() / 2;
        return settle(candidates.subList(0, middle))
                .flatMap(first ->
                        settle(candidates.subList(middle, candidates.size())).map(first::plus));
    }

    private Uni<Tally> alone(List<Candidate<T>> one) {
        return patience.afterTriesAlone(patiently(write(one)))
                .onFailure()
                .recoverWithUni(failure -> park(List.of(guilty(one.get(0), failure))));
    }

    /** If the database does not answer the probe either, that is the failure, and the first one accuses nobody. */
    private Uni<Tally> write(List<Candidate<T>> candidates) {
        return ledger.write(candidates)
                .map(fresh -> Tally.written(fresh, candidates.size()))
                .onFailure()
                .invoke(onTrouble)
                .onFailure(failure -> !Trouble.passes(failure))
                .recoverWithUni(
                        failure -> ledger.probe().chain(() -> Uni.createFrom().failure(failure)));
    }

    private Uni<Tally> patiently(Uni<Tally> work) {
        return patience.forEver(work, Trouble::passes);
    }

    private static <T> DeadLetter guilty(Candidate<T> candidate, Throwable failure) {
        return new DeadLetter(candidate.polled(), "apply_failed", Trouble.describe(failure));
    }
}
