package io.ringpost.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ringpost.deadletter.DeadLetters;
import io.ringpost.fixture.MemoryPublisher;
import io.ringpost.fixture.Polled;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettlementTest {
    private static final Patience IMPATIENT =
            new Patience(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofSeconds(1), 1);

    private final MemoryPublisher broker = new MemoryPublisher();

    /** Refuses every list that holds a bad row; between two answers it may be away. */
    private static final class Books implements Ledger<String> {
        final List<String> written = new ArrayList<>();
        private final Set<Integer> bad;
        private int outages;
        private int calls;

        Books(Set<Integer> bad, int outages) {
            this.bad = bad;
            this.outages = outages;
        }

        @Override
        public Uni<Integer> write(List<Candidate<String>> candidates) {
            return Uni.createFrom().deferred(() -> {
                calls++;
                if (calls % 2 == 0 && outages-- > 0) {
                    return refuse("57P01");
                }
                if (candidates.stream().anyMatch(row -> bad.contains(Integer.parseInt(row.eventId())))) {
                    return refuse("23505");
                }
                candidates.forEach(row -> written.add(row.eventId()));
                return Uni.createFrom().item(candidates.size());
            });
        }

        @Override
        public Uni<Void> probe() {
            return outages-- > 0
                    ? Uni.createFrom().failure(new DatabaseAway(new IllegalStateException()))
                    : Uni.createFrom().voidItem();
        }

        private static Uni<Integer> refuse(String sqlState) {
            return Uni.createFrom().failure(new PgException("no", "ERROR", sqlState, ""));
        }
    }

    @Property(tries = 200)
    void parksExactlyTheBadRowsAndAppliesAllOthersInOrder(
            @ForAll @Size(max = 6) Set<@IntRange(max = 63) Integer> bad,
            @ForAll @IntRange(max = 64) int size,
            @ForAll @IntRange(max = 5) int outages) {
        broker.stored.clear();
        Books books = new Books(bad, outages);

        Tally tally = settle(books, candidates(size));

        List<String> good = IntStream.range(0, size)
                .filter(id -> !bad.contains(id))
                .mapToObj(Integer::toString)
                .toList();
        List<String> parked = bad.stream()
                .filter(id -> id < size)
                .sorted()
                .map(Object::toString)
                .toList();
        assertThat(books.written).containsExactlyElementsOf(good);
        assertThat(broker.stored.stream().map(sent -> text(sent.value())).toList())
                .containsExactlyElementsOf(parked);
        assertThat(tally).isEqualTo(new Tally(good.size(), 0, 0, parked.size(), 0));
    }

    @Test
    void findsOneBadRowAmongTwoHundredInFewTransactions() {
        Books books = new Books(new LinkedHashSet<>(List.of(133)), 0);

        settle(books, candidates(200));

        assertThat(books.calls).isLessThan(20);
    }

    /** Fails in a way that says nothing of why, and is away when it is asked. */
    private static final class Away implements Ledger<String> {
        private final AtomicInteger writes = new AtomicInteger();
        private final AtomicInteger probes = new AtomicInteger();

        @Override
        public Uni<Integer> write(List<Candidate<String>> candidates) {
            return Uni.createFrom()
                    .deferred(() -> writes.incrementAndGet() < 20
                            ? Uni.createFrom().failure(new IllegalStateException("why?"))
                            : Uni.createFrom().item(candidates.size()));
        }

        @Override
        public Uni<Void> probe() {
            return Uni.createFrom().deferred(() -> {
                probes.incrementAndGet();
                return Uni.createFrom().failure(new DatabaseAway(new IllegalStateException()));
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void blamesNoRowWhileTheDatabaseDoesNotAnswer(int size) {
        Away away = new Away();

        Tally tally = settle(away, candidates(size));

        assertThat(tally).isEqualTo(new Tally(size, 0, 0, 0, 0));
        assertThat(away.probes).hasValue(19);
        assertThat(broker.stored).isEmpty();
    }

    private Tally settle(Ledger<String> ledger, List<Candidate<String>> candidates) {
        DeadLetters deadLetters = new DeadLetters(broker, new SimpleMeterRegistry(), Clock.systemUTC());
        return new Settlement<>(ledger, deadLetters, "c", IMPATIENT, failure -> {})
                .settle(candidates)
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private static List<Candidate<String>> candidates(int size) {
        return Polled.ids(IntStream.range(0, size).mapToObj(Integer::toString).toList()).stream()
                .map(polled -> new Candidate<>(polled, text(polled.value()), "fact"))
                .toList();
    }

    private static String text(byte @Nullable [] value) {
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }
}
