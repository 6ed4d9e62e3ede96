package io.ringpost.e2e.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import io.ringpost.e2e.stack.Api;
import io.ringpost.e2e.stack.RunningStack;
import io.ringpost.e2e.stack.Senders;
import io.ringpost.e2e.stack.SharedStack;
import io.ringpost.e2e.stack.Subscriber;
import io.ringpost.local.receive.ReceivedRequest;
import io.ringpost.local.simulate.Authenticity;
import io.ringpost.local.simulate.RetellCall;
import io.ringpost.local.simulate.TwilioCall;
import io.ringpost.local.simulate.WebhookAnswer;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a CRM hands in, and what calls make, arrives signed at those who subscribed. */
@ExtendWith(SharedStack.class)
class CrmEventsIT {
    private static final String CRM_FAMILIES = "[\"cliente.*\",\"tarefa.*\",\"chamado.*\",\"whatsapp.*\",\"email.*\"]";

    @Test
    void allFifteenEventsArriveSignedOnceEach(RunningStack stack) {
        Senders senders = stack.senders();
        try (Subscriber subscriber = Subscriber.to(stack, CRM_FAMILIES)) {
            byte[] batch = senders.crm().batch();

            WebhookAnswer answer = senders.accepted(senders.crm().request("batch", batch, genuine()));

            assertThat(answer.status()).isEqualTo(202);
            assertThat(Api.json(answer.text()).path("accepted").asInt()).isEqualTo(15);
            List<ReceivedRequest> received = subscriber.await("15 webhooks", all -> all.size() >= 15);
            assertThat(received).hasSize(15).allSatisfy(one -> {
                assertThat(one.verified()).isTrue();
                assertVerifiesByTheLibrary(subscriber.secret(), one);
            });
            Map<String, JsonNode> sent = dataByName(Api.json(new String(batch, StandardCharsets.UTF_8)));
            assertThat(received).allSatisfy(one -> {
                JsonNode body = Api.json(one.body());
                assertThat(body.fieldNames()).toIterable().containsExactly("event", "timestamp", "data");
                assertThat(sent).containsEntry(body.path("event").asText(), body.path("data"));
                assertThat(one.headers())
                        .containsEntry("x-webhook-event", body.path("event").asText());
                assertThat(one.headers()).containsEntry("x-webhook-attempt", "1");
            });
            assertThat(received)
                    .extracting(one -> one.headers().get("webhook-id"))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void aCallIsToldAsItGoes(RunningStack stack) {
        Senders senders = stack.senders();
        TwilioCall call = senders.twilio().call();
        RetellCall agent = senders.retell().call().of(call);
        try (Subscriber subscriber = Subscriber.to(stack, "[\"chamada.*\"]")) {
            senders.accepted(senders.twilio().post("/webhooks/twilio/incoming-call", call.incoming()));
            senders.accepted(senders.retell().post(agent.started()));
            senders.accepted(senders.retell().post(agent.ended()));
            senders.accepted(senders.twilio().post("/webhooks/twilio/call-status", call.ended("completed", 42)));
            senders.accepted(senders.retell().post(agent.analyzed()));
            String id = stack.calls()
                    .await(call.callSid(), seen -> seen.path("phase").asText().equals("analyzed"))
                    .path("id")
                    .asText();

            // Deliveries of different events are on their way at the same time.
            List<ReceivedRequest> received = subscriber.await("answer, end and analysis", all -> names(all, id)
                    .containsAll(List.of("chamada.atendida", "chamada.encerrada", "chamada.analisada")));

            assertThat(names(received, id)).doesNotHaveDuplicates();
            assertThat(received).allMatch(ReceivedRequest::verified);
        }
    }

    @Test
    void theSameEventHandedInAgainMakesNothing(RunningStack stack) {
        Senders senders = stack.senders();
        try (Subscriber subscriber = Subscriber.to(stack, "[\"tarefa.criada\"]")) {
            byte[] event = senders.crm().event("tarefa.criada");
            WebhookAnswer first = senders.accepted(senders.crm().post(event, genuine()));
            WebhookAnswer again = senders.accepted(senders.crm().post(event, genuine()));
            senders.accepted(senders.crm().post(senders.crm().event("tarefa.criada"), genuine()));

            subscriber.await("the last one", all -> all.size() >= 2);

            assertThat(again.text()).isEqualTo(first.text());
            assertThat(subscriber.deliveries()).hasSize(2);
            assertThat(subscriber.received()).hasSize(2);
        }
    }

    private static Authenticity genuine() {
        return Authenticity.GENUINE;
    }

    private static List<String> names(List<ReceivedRequest> received, String callId) {
        return received.stream()
                .map(one -> Api.json(one.body()))
                .filter(body -> body.path("data").path("id").asText().equals(callId))
                .map(body -> body.path("event").asText())
                .toList();
    }

    private static Map<String, JsonNode> dataByName(JsonNode events) {
        return StreamSupport.stream(events.spliterator(), false)
                .collect(Collectors.toMap(event -> event.path("event").asText(), event -> event.path("data")));
    }

    private static void assertVerifiesByTheLibrary(String secret, ReceivedRequest one) {
        Map<String, List<String>> headers = one.headers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
        assertThatCode(() -> new Webhook(secret).verify(one.body(), HttpHeaders.of(headers, (name, value) -> true)))
                .doesNotThrowAnyException();
    }
}
