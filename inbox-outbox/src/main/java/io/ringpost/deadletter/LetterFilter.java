package io.ringpost.deadletter;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which dead letters are meant.
 *
 * @param consumers only letters of these
 * @param topic as the broker names it
 * @param reason one word
 * @param since the earliest time of parking
 * @param until before this time of parking
 */
public record LetterFilter(
        Set<String> consumers,
        Optional<String> topic,
        Optional<String> reason,
        Optional<Instant> since,
        Optional<Instant> until)
        implements Predicate<ParkedLetter> {

    @Override
    public boolean test(ParkedLetter letter) {
        return consumers.contains(letter.consumer())
                && topic.filter(wanted -> !wanted.equals(letter.topic())).isEmpty()
                && reason.filter(wanted -> !wanted.equals(letter.reason())).isEmpty()
                && since.filter(letter.parkedAt()::isBefore).isEmpty()
                && until.filter(end -> !letter.parkedAt().isBefore(end)).isEmpty();
    }

    /** The same, beginning where the given time is later. */
    public LetterFilter startingAt(Instant start) {
        Optional<Instant> later = Optional.of(since.filter(start::isBefore).orElse(start));
        return new LetterFilter(consumers, topic, reason, later, until);
    }

    /** The same, ending where the given time is earlier. */
    public LetterFilter endingAt(Instant end) {
        Optional<Instant> earlier = Optional.of(until.filter(end::isAfter).orElse(end));
        return new LetterFilter(consumers, topic, reason, since, earlier);
    }
}
