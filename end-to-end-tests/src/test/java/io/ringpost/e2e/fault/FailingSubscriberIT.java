package io.ringpost.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.contract.EventHeaders;
import io.ringpost.contract.Topology;
import io.ringpost.e2e.stack.RunningStack;
import io.ringpost.e2e.stack.Senders;
import io.ringpost.e2e.stack.SharedStack;
import io.ringpost.e2e.stack.Subscriber;
import io.ringpost.local.receive.Behaviour;
import io.ringpost.local.receive.ReceivedRequest;
import io.ringpost.local.simulate.Authenticity;
import java.time.Duration;
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
        try (Subscriber other = Subscriber.to(stack, "[\"webhook.none\"]");
                Subscriber subscriber = Subscriber.to(stack, "[\"cliente.atualizado\"]")
                        .behave(new Behaviour.Redirect(302, "/elsewhere"))) {
            handIn(stack, "cliente.atualizado");

            JsonNode failed = subscriber.onlyDelivery("failed");

            assertThat(failed.path("history").findValuesAsText("status")).containsOnly("302");
            assertThat(other.received()).isEmpty();
        }
    }

    @Test
    void oneThatHangsDelaysNobody(RunningStack stack) {
        try (Subscriber hanging = Subscriber.to(stack, "[\"chamado.aberto\"]").behave(new Behaviour.Hang());
                Subscriber dripping = Subscriber.to(stack, "[\"chamado.aberto\"]")
                        .behave(new Behaviour.Drip(true, Duration.ofSeconds(1)));
                Subscriber healthy = Subscriber.to(stack, "[\"chamado.aberto\"]")) {
            for (int i = 0; i < 20; i++) {
                handIn(stack, "chamado.aberto");
            }

            healthy.await("all twenty", all -> all.size() == 20);

            // An attempt at the one that hangs ends after five seconds at the earliest: none has, yet.
            assertThat(hanging.deliveries())
                    .noneMatch(one -> one.path("status").asText().equals("failed"));
            assertThat(hanging.received()).isNotEmpty();
            assertThat(dripping.deliveries())
                    .noneMatch(one -> one.path("status").asText().equals("delivered"));
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
