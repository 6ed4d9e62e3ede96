package io.ringpost.ingress.spool;

import io.ringpost.contract.Provider;
import io.ringpost.contract.Topic;
import io.ringpost.contract.Topology;
import io.ringpost.ingress.publish.OutgoingRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** Records whose value is their name. */
final class Records {
    static final Topic TWILIO = Topology.raw(Provider.TWILIO);
    static final Topic RETELL = Topology.raw(Provider.RETELL);

    private Records() {}

    static OutgoingRecord of(Topic topic, String key, String name) {
        return new OutgoingRecord(
                topic,
                key,
                Map.of("ce_id", "id-" + name.substring(0, Math.min(20, name.length()))),
                name.getBytes(StandardCharsets.UTF_8));
    }

    static OutgoingRecord of(String key, String name) {
        return of(TWILIO, key, name);
    }

    static String name(ProducerRecord<String, byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }

    static List<String> names(List<ProducerRecord<String, byte[]>> records) {
        return records.stream().map(Records::name).toList();
    }

    static String header(ProducerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
