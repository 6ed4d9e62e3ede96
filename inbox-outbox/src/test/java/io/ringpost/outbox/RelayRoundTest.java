package io.ringpost.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

class RelayRoundTest {

    private record Sent(String key, @Nullable Throwable failure) {}

    @Property
    void noRowIsPublishedBehindOneOfItsKeyThatStillWaits(@ForAll("rounds") List<Sent> sent) {
        RelayRound round = RelayRound.of(results(sent));

        Map<String, Boolean> stuck = new LinkedHashMap<>();
        List<Long> expected = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            Throwable failure = sent.get(i).failure();
            if (failure instanceof TimeoutException) {
                stuck.put(sent.get(i).key(), true);
            } else if (failure == null && !stuck.containsKey(sent.get(i).key())) {
                expected.add((long) i);
            }
        }
        assertThat(round.published()).extracting(OutboxRow::id).containsExactlyElementsOf(expected);
    }

    @Property
    void everyRowIsPublishedRefusedOrWaits(@ForAll("rounds") List<Sent> sent) {
        RelayRound round = RelayRound.of(results(sent));

        assertThat(round.published().size()
                        + round.refused().size()
                        + round.waiting().size())
                .isEqualTo(sent.size());
        assertThat(round.trouble() != null).isEqualTo(!round.waiting().isEmpty());
        assertThat(round.refused()).hasSize((int) sent.stream()
                .filter(one -> one.failure() instanceof RecordTooLargeException)
                .count());
    }

    @Provide
    Arbitrary<List<Sent>> rounds() {
        Arbitrary<String> keys = Arbitraries.of("a", "b", "c");
        Arbitrary<Throwable> failures = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just((Throwable) new NoFailure())),
                Tuple.of(1, Arbitraries.just(new TimeoutException("not now"))),
                Tuple.of(1, Arbitraries.just(new RecordTooLargeException("never"))));
        return Combinators.combine(keys, failures)
                .as((key, failure) -> new Sent(key, failure instanceof NoFailure ? null : failure))
                .list()
                .ofMaxSize(30);
    }

    /** Stands for success while values are made. */
    private static final class NoFailure extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private static List<SendResult> results(List<Sent> sent) {
        List<SendResult> results = new ArrayList<>();
        for (Sent one : sent) {
            OutboxRow row = new OutboxRow(results.size(), "topic", one.key(), new JsonObject(), null);
            results.add(new SendResult(row, one.failure()));
        }
        return results;
    }
}
