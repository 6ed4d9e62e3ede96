package io.ringpost.e2e.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.ringpost.contract.EventHeaders;
import io.ringpost.contract.Topic;
import io.ringpost.contract.Topology;
import io.ringpost.contract.codec.EventCodec;
import io.ringpost.contract.event.Unrecognised;
import io.ringpost.e2e.stack.Lifecycle;
import io.ringpost.e2e.stack.RunningStack;
import io.ringpost.e2e.stack.SharedStack;
import io.ringpost.e2e.stack.Subscriber;
import io.ringpost.local.kafka.TopicRecord;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a consumer outside sees on the topics that Ringpost makes: CloudEvents that keep to the documented schemas. */
@ExtendWith(SharedStack.class)
class PublishedEventsIT {
    private static final List<Topic> MADE =
            List.of(Topology.CALL_EVENTS, Topology.CALL_STATE_SNAPSHOTS, Topology.DELIVERIES);

    @Test
    void everyRecordIsAsDocumented(RunningStack stack) {
        Lifecycle call = Lifecycle.answered(stack.senders());
        try (Subscriber subscriber = Subscriber.to(stack, "[\"chamada.encerrada\"]")) {
            call.webhooks().forEach(stack.senders()::accepted);
            subscriber.await("the end", all -> !all.isEmpty());
            stack.awaitStillness();
        }

        for (Topic topic : MADE) {
            List<TopicRecord> records = stack.topics().readAll(topic.name());
            assertThat(records).as(topic.name()).isNotEmpty().allSatisfy(PublishedEventsIT::isAsDocumented);
            assertThat(records).extracting(TopicRecord::key).noneMatch(key -> key == null || key.startsWith("+"));
        }
    }

    private static void isAsDocumented(TopicRecord record) {
        byte[] value = record.value();
        if (value == null) {
            return;
        }
        assertThat(record.header(EventHeaders.SPEC_VERSION)).isEqualTo("1.0");
        assertThat(record.header(EventHeaders.CONTENT_TYPE)).isEqualTo("application/json");
        assertThat(record.header(EventHeaders.SOURCE)).matches("/(call-state|outbound-webhook)-service");
        assertThat(EventCodec.decode(record.headers(), value)).isNotInstanceOf(Unrecognised.class);
        assertThat(JsonSchemaFactory.getInstance(VersionFlag.V202012)
                        .getSchema(SchemaLocation.of(
                                "classpath:schema/event/" + record.header(EventHeaders.TYPE) + ".json"))
                        .validate(record.text(), InputFormat.JSON))
                .isEmpty();
    }
}
