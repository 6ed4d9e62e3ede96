package io.ringpost.ingress.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.Provider;
import io.ringpost.contract.Topic;
import io.ringpost.contract.Topology;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;

class BrokerStateTest {
    private static final Topic TWILIO = Topology.raw(Provider.TWILIO);
    private static final Topic RETELL = Topology.raw(Provider.RETELL);

    private final AtomicInteger looks = new AtomicInteger();
    private final BrokerState state = warm();

    private BrokerState warm() {
        BrokerState warm = new BrokerState();
        warm.whenInDoubt(looks::incrementAndGet);
        warm.reached(BrokerState.TOPICS, List.of());
        return warm;
    }

    @Test
    void takesNothingBeforeItKnowsTheTopics() {
        BrokerState cold = new BrokerState();

        assertThat(cold.takesRecords()).isFalse();
        assertThat(cold.takesRecords(TWILIO)).isFalse();
    }

    @Test
    void isNotReadyBeforeItKnowsEveryTopicOfWebhooks() {
        BrokerState cold = new BrokerState();

        cold.reached(List.of(TWILIO, Topology.REFUSALS), List.of());

        assertThat(cold.takesRecords()).isFalse();
        assertThat(cold.takesRecords(TWILIO)).isTrue();
    }

    @Test
    void closesNothingForARefusalThatNobodyAcknowledges() {
        state.gaveUp(Topology.REFUSALS, 5);

        assertThat(state.takesRecords()).isTrue();
        assertThat(BrokerState.TOPICS).allMatch(state::takesRecords);
        assertThat(looks).hasValue(0);
    }

    @Test
    void keepsWebhooksWithoutTheTopicOfRefusals() {
        BrokerState cold = new BrokerState();

        cold.reached(
                BrokerState.TOPICS.stream()
                        .filter(topic -> !topic.equals(Topology.REFUSALS))
                        .toList(),
                List.of());

        assertThat(cold.takesRecords()).isTrue();
        assertThat(cold.partly()).isTrue();
        assertThat(cold.takesRecords(Topology.REFUSALS)).isFalse();
    }

    @Test
    void doubtsOnlyTheTopicOfARecordThatWasGivenUp() {
        state.gaveUp(TWILIO, 5);
        state.gaveUp(TWILIO, 6);

        assertThat(state.takesRecords(TWILIO)).isFalse();
        assertThat(state.takesRecords(RETELL)).isTrue();
        assertThat(state.takesRecords()).isTrue();
        assertThat(state.partly()).isTrue();
        assertThat(looks).hasValue(1);
    }

    @Test
    void takesTwoTopicsInDoubtForKafkaUntilItAnswers() {
        state.gaveUp(TWILIO, 5);
        state.gaveUp(Topology.CRM_EVENTS, 5);
        assertThat(state.takesRecords()).isFalse();
        assertThat(state.takesRecords(RETELL)).isTrue();

        state.reached(BrokerState.TOPICS, List.of(TWILIO, Topology.CRM_EVENTS));

        assertThat(state.takesRecords()).isTrue();
        assertThat(state.takesRecords(TWILIO)).isFalse();
    }

    @Test
    void doubtsNothingIfAnotherRecordWasAcknowledgedMeanwhile() {
        state.acknowledged(TWILIO, 7);

        state.gaveUp(TWILIO, 5);

        assertThat(state.takesRecords(TWILIO)).isTrue();
    }

    @Test
    void isProvenAgainOnlyByAnAcknowledgement() {
        assertThat(state.proven(TWILIO)).isTrue();
        state.gaveUp(TWILIO, 5);

        state.reached(BrokerState.TOPICS, List.of());
        assertThat(state.takesRecords(TWILIO)).isTrue();
        assertThat(state.proven(TWILIO)).isFalse();
        assertThat(state.proven(RETELL)).isTrue();
        state.acknowledged(TWILIO, 9);

        assertThat(state.proven(TWILIO)).isTrue();
    }

    @Test
    void closesEverythingOnceKafkaDoesNotAnswer() {
        state.gaveUp(TWILIO, 5);
        state.lost();
        assertThat(state.takesRecords()).isFalse();
        assertThat(state.takesRecords(RETELL)).isFalse();

        state.reached(BrokerState.TOPICS, List.of());
        assertThat(BrokerState.TOPICS).allMatch(state::takesRecords);
    }

    @Test
    void keepsATopicClosedThatNobodyLeads() {
        state.gaveUp(TWILIO, 5);

        state.reached(BrokerState.TOPICS, List.of(TWILIO, Topology.REFUSALS));

        assertThat(state.takesRecords(TWILIO)).isFalse();
        assertThat(state.takesRecords(RETELL)).isTrue();
        assertThat(state.takesRecords(Topology.REFUSALS)).isTrue();
    }

    @Test
    void seesWhoLeads() {
        TopicPartitionInfo led = new TopicPartitionInfo(0, new Node(1, "kafka", 9092), List.of(), List.of());
        TopicPartitionInfo lost = new TopicPartitionInfo(1, null, List.of(), List.of());
        TopicPartitionInfo none = new TopicPartitionInfo(2, Node.noNode(), List.of(), List.of());

        assertThat(BrokerWatch.isLeaderless(new TopicDescription("t", false, List.of(led, lost))))
                .isFalse();
        assertThat(BrokerWatch.isLeaderless(new TopicDescription("t", false, List.of(lost, none))))
                .isTrue();
    }
}
