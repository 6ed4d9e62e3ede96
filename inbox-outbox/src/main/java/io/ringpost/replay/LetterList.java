package io.ringpost.replay;

import io.ringpost.deadletter.DeadLetterReader;
import io.ringpost.deadletter.DeadLetterTopics;
import io.ringpost.deadletter.LetterPlace;
import io.ringpost.deadletter.LetterScan;
import io.ringpost.deadletter.ParkedLetter;
import io.ringpost.outbox.RelaySettings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows letters page by page. */
@Singleton
public final class LetterList {
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int PAYLOAD_BYTES = 8 * 1024 * 1024;

    private final DeadLetterReader reader;
    private final DeadLetterTopics topics;
    private final ReplayMarks marks;
    private final RelaySettings settings;
    private final Clock clock = Clock.systemUTC();

    @Inject
    LetterList(DeadLetterReader reader, DeadLetterTopics topics, Pool pool, RelaySettings settings) {
        this.reader = reader;
        this.topics = topics;
        this.marks = new ReplayMarks(pool);
        this.settings = settings;
    }

    /** The next page. */
    public Uni<LetterPage> page(LetterQuery query) {
        return reader.with(scan -> read(scan, query)).flatMap(found -> marks.of(found.letters)
                .map(known -> new LetterPage(
                        found.letters.stream()
                                .map(letter -> shown(letter, known))
                                .toList(),
                        found.stopped)));
    }

    private Found read(LetterScan scan, LetterQuery query) {
        Found found = new Found(query);
        found.stopped = scan.read(
                query.filter().topic().map(topics::of).orElseGet(topics::all),
                query.after(),
                query.filter().since(),
                found);
        return found;
    }

    private ShownLetter shown(ParkedLetter letter, Map<String, Instant> known) {
        return new ShownLetter(
                letter,
                Optional.ofNullable(known.get(ReplayMarks.name(letter))),
                letter.parkedAt().isBefore(clock.instant().minus(settings.giveBack())));
    }

    private static final class Found implements LetterScan.Visitor {
        private final LetterQuery query;
        private final List<ParkedLetter> letters = new ArrayList<>();
        private final long begun = System.nanoTime();
        private Optional<LetterPlace> stopped = Optional.empty();
        private long bytes;

        Found(LetterQuery query) {
            this.query = query;
        }

        @Override
        public void see(ParkedLetter letter) {
            if (query.filter().test(letter)) {
                bytes += query.payload() ? letter.size() : 0;
                letters.add(query.payload() ? letter : letter.withoutValue());
            }
        }

        @Override
        public boolean enough() {
            return letters.size() >= query.limit()
                    || bytes >= PAYLOAD_BYTES
                    || System.nanoTime() - begun > LONGEST.toNanos();
        }
    }
}
