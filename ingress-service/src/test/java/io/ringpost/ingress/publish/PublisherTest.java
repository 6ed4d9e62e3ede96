package io.ringpost.ingress.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.Provider;
import io.ringpost.contract.Topic;
import io.ringpost.contract.Topology;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class PublisherTest {
    private static final Topic TWILIO = Topology.raw(Provider.TWILIO);
    private final Publishers fixture = Publishers.warm(Map.of("ringpost.publish.max-waiting-bytes", "100"));
    private final Publisher publisher = fixture.publisher();

    @Test
    void keepsNothingBeforeItIsAcknowledged() {
        CompletableFuture<PublishOutcome> outcome = publisher.publish(record(TWILIO, 10));
        assertThat(outcome).isNotDone();

        assertThat(fixture.kafka().completeNext()).isTrue();

        assertThat(outcome).isCompletedWithValue(PublishOutcome.KEPT);
    }

    @Test
    void sendsNoPartOfWhatDoesNotFit() {
        CompletableFuture<PublishOutcome> outcome =
                publisher.publishAll(List.of(record(TWILIO, 60), record(TWILIO, 60)));

        assertThat(outcome).isCompletedWithValue(PublishOutcome.OVERLOADED);
        assertThat(fixture.kafka().history()).isEmpty();
        assertThat(publisher.publish(record(TWILIO, 60))).isNotDone();
    }

    @Test
    void sendsNoPartIfATopicIsAway() {
        fixture.state().gaveUp(TWILIO, System.nanoTime());

        CompletableFuture<PublishOutcome> outcome =
                publisher.publishAll(List.of(record(Topology.CRM_EVENTS, 1), record(TWILIO, 1)));

        assertThat(outcome).isCompletedWithValue(PublishOutcome.UNAVAILABLE);
        assertThat(fixture.kafka().history()).isEmpty();
    }

    @Test
    void isAsGoodAsItsWorstPart() {
        CompletableFuture<PublishOutcome> outcome = publisher.publishAll(List.of(record(TWILIO, 1), record(TWILIO, 1)));

        fixture.kafka().completeNext();
        fixture.kafka().errorNext(new RecordTooLargeException("2"));

        assertThat(outcome).isCompletedWithValue(PublishOutcome.TOO_LARGE);
        assertThat(fixture.state().takesRecords(TWILIO)).isTrue();
    }

    @Test
    void makesRoomAgainWhateverComes() {
        for (int i = 0; i < 5; i++) {
            var unused = publisher.publish(record(TWILIO, 80));
            fixture.kafka().errorNext(new TopicAuthorizationException("not this client's topic"));
        }

        assertThat(publisher.publish(record(TWILIO, 80))).isNotDone();
    }

    @Test
    void doubtsATopicThatDoesNotAcknowledgeInTime() {
        var unused = publisher.publish(record(TWILIO, 1));

        fixture.kafka().errorNext(new TimeoutException("2 s"));

        assertThat(fixture.state().takesRecords(TWILIO)).isFalse();
        assertThat(fixture.state().takesRecords()).isTrue();
    }

    @Test
    void answersInTimeThoughNobodyAcknowledges() {
        Publisher hasty =
                Publishers.warm(Map.of("ringpost.publish.deadline", "20ms")).publisher();

        assertThat(hasty.publish(record(TWILIO, 1)))
                .succeedsWithin(Duration.ofSeconds(30))
                .isEqualTo(PublishOutcome.UNAVAILABLE);
    }

    private static OutgoingRecord record(Topic topic, int bytes) {
        return new OutgoingRecord(topic, "", Map.of(), new byte[bytes]);
    }
}
