package io.ringpost.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.contract.EventHeaders;
import io.ringpost.contract.Topology;
import io.ringpost.e2e.stack.Port;
import io.ringpost.e2e.stack.RunningStack;
import io.ringpost.e2e.stack.Senders;
import io.ringpost.e2e.stack.SharedStack;
import io.ringpost.e2e.stack.Subscriber;
import io.ringpost.local.receive.Behaviour;
import io.ringpost.local.receive.ReceivedRequest;
import io.ringpost.local.simulate.Authenticity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Subscribers that answer wrongly, late or never. */
@ExtendWith(SharedStack.class)
class FailingSubscriberIT {
    private static final int ATTEMPTS = 5;

    @Test
    void oneThatFailsFourTimesHasItWithTheFifth(RunningStack stack) {
        try (Subscriber subscriber =
                Subscriber.to(stack, "[\"cliente.criado\"]").behave(new Behaviour.FailFirst(ATTEMPTS - 1, 503))) {
            handIn(stack, "cliente.criado");

            JsonNode delivery = subscriber.onlyDelivery("delivered");

            assertThat(delivery.path("history")).hasSize(ATTEMPTS);
            assertSameBodyEachTime(subscriber.received(), ATTEMPTS);
        }
    }

    @Test
    void afterTheFifthFailureItIsFailedAndAManualRetryDelivers(RunningStack stack) {
        try (Subscriber subscriber =
                Subscriber.to(stack, "[\"cliente.excluido\"]").behave(new Behaviour.Status(500))) {
            handIn(stack, "cliente.excluido");
            JsonNode failed = subscriber.onlyDelivery("failed");
            assertThat(failed.path("history")).hasSize(ATTEMPTS);
            assertSameBodyEachTime(subscriber.received(), ATTEMPTS);
            assertThat(subscriber.received())
                    .extracting(one -> one.headers().get("x-webhook-attempt"))
                    .containsExactly("1", "2", "3", "4", "5");
            stack.topics()
                    .awaitFirst(
                            Topology.DELIVERIES.name(),
                            Duration.ofSeconds(30),
                            record -> record.header(EventHeaders.TYPE).equals("io.ringpost.delivery.failed")
                                    && subscriber.id().equals(record.key()));

            subscriber.behave(new Behaviour.Ok());
            assertThat(subscriber.retry(failed.path("id").asText()).statusCode())
                    .isEqualTo(202);

            JsonNode delivered = subscriber.onlyDelivery("delivered");
            assertThat(delivered.path("history")).hasSize(ATTEMPTS + 1);
        }
    }

    @Test
    void aRedirectIsNotFollowed(RunningStack stack) {
        try (Subscriber other = Subscriber.to(stack, "[\"tarefa.concluida\"]");
                Subscriber subscriber = Subscriber.to(stack, "[\"cliente.atualizado\"]")
                        .behave(new Behaviour.Redirect(307, other.url()))) {
            handIn(stack, "cliente.atualizado");

            JsonNode failed = subscriber.onlyDelivery("failed");

            assertThat(failed.path("history").findValuesAsText("status")).containsOnly("307");
            assertThat(other.received()).isEmpty();
        }
    }

    @Test
    void oneThatHangsDelaysNobody(RunningStack stack) {
        try (Subscriber hanging = Subscriber.to(stack, "[\"chamado.aberto\"]").behave(new Behaviour.Hang());
                Subscriber dripping = Subscriber.to(stack, "[\"chamado.aberto\"]")
                        .behave(new Behaviour.Drip(true, Duration.ofSeconds(1)));
                Subscriber healthy = Subscriber.to(stack, "[\"chamado.aberto\"]")) {
            Instant start = Instant.now();
            for (int i = 0; i < 20; i++) {
                handIn(stack, "chamado.aberto");
            }

            healthy.await("all twenty", all -> all.size() == 20);

            // No attempt at the two others can have ended well, and none of theirs took a place that was needed.
            assertThat(hanging.await("a first request", all -> !all.isEmpty())).isNotEmpty();
            JsonNode hung = hanging.deliveries();
            JsonNode dripped = dripping.deliveries();
            // An attempt at them takes all of its five seconds.
            long atMost = 1 + Duration.between(start, Instant.now()).toSeconds() / 5;
            assertThat(hung).hasSize(20).allMatch(one -> one.path("attempts").asInt() <= atMost);
            assertThat(dripped).hasSize(20).allMatch(one -> one.path("attempts").asInt() <= atMost);
        }
    }

    @Test
    void attemptsKeepTheirDistances(RunningStack stack) {
        try (Subscriber subscriber =
                Subscriber.to(stack, "[\"tarefa.atualizada\"]").behave(new Behaviour.Status(500))) {
            handIn(stack, "tarefa.atualizada");

            JsonNode history = subscriber.onlyDelivery("failed").path("history");

            for (int i = 1; i < ATTEMPTS; i++) {
                Instant ended = Instant.parse(
                                history.path(i - 1).path("startedAt").asText())
                        .plusMillis(history.path(i - 1).path("latencyMillis").asLong());
                Instant next = Instant.parse(history.path(i).path("startedAt").asText());
                assertThat(Duration.between(ended, next))
                        .as("before attempt " + (i + 1))
                        .isBetween(SharedStack.WAIT, SharedStack.WAIT.multipliedBy(20));
            }
        }
    }

    @Test
    void theScheduleOutlivesItsService(RunningStack stack) {
        try (Subscriber subscriber =
                Subscriber.to(stack, "[\"tarefa.concluida\"]").behave(new Behaviour.FailFirst(3, 500))) {
            handIn(stack, "tarefa.concluida");
            subscriber.await("a first failure", all -> !all.isEmpty());

            stack.kill(Port.OUTBOUND);
            stack.awaitReady(Port.OUTBOUND);

            JsonNode delivery = subscriber.onlyDelivery("delivered");
            assertThat(delivery.path("history").size()).isBetween(3, ATTEMPTS);
            assertThat(subscriber.received()).allMatch(ReceivedRequest::verified);
            assertThat(subscriber.received().stream().map(ReceivedRequest::body).distinct())
                    .hasSize(1);
            assertThat(subscriber.received().stream()
                            .map(one -> one.headers().get("webhook-id"))
                            .distinct())
                    .hasSize(1);
        }
    }

    private static void handIn(RunningStack stack, String event) {
        Senders senders = stack.senders();
        senders.accepted(senders.crm().post(senders.crm().event(event), Authenticity.GENUINE));
    }

    private static void assertSameBodyEachTime(List<ReceivedRequest> received, int times) {
        assertThat(received).hasSize(times).allMatch(ReceivedRequest::verified);
        assertThat(received.stream().map(ReceivedRequest::body).distinct()).hasSize(1);
        assertThat(received.stream().map(one -> one.headers().get("webhook-id")).distinct())
                .hasSize(1);
    }
}
