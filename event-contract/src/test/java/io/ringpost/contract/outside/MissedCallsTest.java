package io.ringpost.contract.outside;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.Examples;
import io.ringpost.contract.Service;
import io.ringpost.contract.codec.EncodedEvent;
import io.ringpost.contract.codec.EventCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class MissedCallsTest {
    private static final Path SOURCE = Path.of("src/test/java/io/ringpost/contract/outside/MissedCalls.java");

    @Test
    void readsAsTheReadmeSays() {
        List<String> callers = new ArrayList<>();

        try (MockConsumer<String, byte[]> consumer = new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name())) {
            consumer.schedulePollTask(() -> give(consumer, "no-answer", "completed", "teleported"));
            new MissedCalls(callers).poll(consumer);
        }

        assertThat(callers).containsExactly("+5533999887766");
    }

    @Test
    void isTheReadmesExample() throws IOException {
        String source = Files.readString(SOURCE);
        String example = source.substring(source.indexOf("    void poll("), source.lastIndexOf('}'));

        assertThat(Files.readString(Path.of("README.md")))
                .contains(example.stripTrailing().stripIndent());
    }

    private static void give(MockConsumer<String, byte[]> consumer, String... statuses) {
        EncodedEvent ended = EventCodec.encode(Examples.of("io.ringpost.call.ended"), Service.CALL_STATE);
        TopicPartition partition = new TopicPartition(ended.topic().name(), 0);
        consumer.rebalance(List.of(partition));
        consumer.updateBeginningOffsets(Map.of(partition, 0L));
        for (int i = 0; i < statuses.length; i++) {
            String value = new String(ended.value(), UTF_8).replaceFirst("completed", statuses[i]);
            ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(
                    partition.topic(), partition.partition(), i, ended.key(), value.getBytes(UTF_8));
            ended.headers().forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
            consumer.addRecord(record);
        }
    }
}
