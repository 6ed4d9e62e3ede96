package io.ringpost.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.Topic.Cleanup;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TopologyTest {

    @ParameterizedTest
    @CsvSource({
        "telephony.raw.twilio.v1,  PROVIDER_AND_PROVIDER_ID, DELETE,             12, 14",
        "telephony.raw.retell.v1,  PROVIDER_AND_PROVIDER_ID, DELETE,             12, 14",
        "telephony.raw.voipms.v1,  PROVIDER_AND_PROVIDER_ID, DELETE,             12, 14",
        "telephony.raw.wavoip.v1,  PROVIDER_AND_PROVIDER_ID, DELETE,             12, 14",
        "crm.events.v1,            ENTITY_ID,                DELETE,             12, 14",
        "telephony.call-events.v1, CALL_ID,                  DELETE,             12, 30",
        "telephony.call-state.v1,  CALL_ID,                  COMPACT_AND_DELETE, 12, 400",
        "telephony.recordings.v1,  CALL_ID,                  DELETE,             12, 30",
        "telephony.sms.v1,         CONVERSATION_ID,          DELETE,             12, 30",
        "crm.deliveries.v1,        ENDPOINT_ID,              DELETE,             12, 30",
        "ringpost.refusals.v1,     PROVIDER,                 DELETE,              3,  7",
        "ringpost.alerts.v1,       RULE_AND_SUBJECT,         DELETE,              3, 30",
        "privacy.erasures.v1,      ERASURE_ID,               DELETE,              3,  3",
        "crm.event-types.v1,       EVENT_NAME,               COMPACT,             1, 400",
    })
    void keepsThePromisesOfEachTopic(String name, KeyRule key, Cleanup cleanup, int partitions, int days) {
        Topic topic = named(name);

        assertThat(topic.key()).isEqualTo(key);
        assertThat(topic.cleanup()).isEqualTo(cleanup);
        assertThat(topic.partitions()).isEqualTo(partitions);
        assertThat(topic.retention()).isEqualTo(Duration.ofDays(days));
    }

    @Test
    void holdsNothingElse() {
        assertThat(Topology.topics()).hasSize(14).extracting(Topic::name).doesNotHaveDuplicates();
    }

    @Test
    void givesEachTopicThatIsReadOneForDeadLettersOfThirtyDays() {
        Set<String> read = Topology.topics().stream()
                .filter(topic -> !topic.consumers().isEmpty())
                .map(topic -> topic.name() + ".dlq")
                .collect(Collectors.toSet());

        List<Topic> deadLetters = Topology.withDeadLetters().stream()
                .filter(topic -> topic.name().endsWith(".dlq"))
                .toList();

        assertThat(deadLetters).extracting(Topic::name).containsExactlyInAnyOrderElementsOf(read);
        assertThat(deadLetters).allSatisfy(topic -> {
            assertThat(topic.retention()).isEqualTo(Duration.ofDays(30));
            assertThat(topic.cleanup()).isEqualTo(Cleanup.DELETE);
        });
    }

    @ParameterizedTest
    @EnumSource
    void hasARawTopicForEachProvider(Provider provider) {
        assertThat(Topology.raw(provider).name()).isEqualTo("telephony.raw." + provider.id() + ".v1");
        assertThat(Topology.raw(provider).producers()).containsExactly(Service.INGRESS);
    }

    @Test
    void writesCleanupAsTheBrokerWantsIt() {
        assertThat(Cleanup.values()).extracting(Cleanup::policy).containsExactly("delete", "compact", "compact,delete");
    }

    @Test
    void putsThePrefixInFront() {
        assertThat(Topology.SMS.name("clinic.")).isEqualTo("clinic.telephony.sms.v1");
        assertThat(Topology.SMS.name("")).isEqualTo("telephony.sms.v1");
    }

    private static Topic named(String name) {
        return Topology.topics().stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
