package io.ringpost.inbox;

import io.ringpost.deadletter.DeadLetter;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A polled batch, sorted by what the handler makes of each record; order is kept. */
record UnderstoodBatch<T>(List<Candidate<T>> candidates, List<DeadLetter> poison, int ignored) {

    static <T> UnderstoodBatch<T> of(
            Iterable<ConsumerRecord<String, byte @Nullable []>> batch, BatchHandler<T> handler, String topicPrefix) {
        List<Candidate<T>> candidates = new ArrayList<>();
        List<DeadLetter> poison = new ArrayList<>();
        int ignored = 0;
        for (ConsumerRecord<String, byte @Nullable []> polled : batch) {
            ignored += understand(handler, InboundRecord.of(polled, topicPrefix))
                    .match(
                            relevant -> {
                                candidates.add(new Candidate<>(polled, relevant.eventId(), relevant.fact()));
                                return 0;
                            },
                            other -> 1,
                            bad -> {
                                poison.add(new DeadLetter(polled, bad.reason(), bad.cause()));
                                return 0;
                            });
        }
        return new UnderstoodBatch<>(candidates, poison, ignored);
    }

    int size() {
        return candidates.size() + poison.size() + ignored;
    }

    private static <T> Understood<T> understand(BatchHandler<T> handler, InboundRecord inbound) {
        try {
            return handler.understand(inbound);
        } catch (RuntimeException | StackOverflowError e) {
            return new Understood.Poison<>("understand_failed", Trouble.describe(e));
        }
    }
}
