package io.ringpost.contract.outside;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringpost.contract.Topology;
import io.ringpost.contract.call.CallStatus;
import io.ringpost.contract.codec.EventCodec;
import io.ringpost.contract.event.CallEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A program outside of Ringpost that writes down who was not answered. */
final class MissedCalls {
    private final List<String> callers;

    MissedCalls(List<String> callers) {
        this.callers = callers;
    }

    void poll(Consumer<String, byte[]> consumer) {
        consumer.subscribe(List.of(Topology.CALL_EVENTS.name()));
        consumer.poll(Duration.ofSeconds(1)).forEach(this::read);
    }

    private void read(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        if (EventCodec.decode(headers, record.value()) instanceof CallEvent.Ended ended
                && ended.data().status() == CallStatus.NO_ANSWER) {
            callers.add(ended.data().from());
        }
    }
}
