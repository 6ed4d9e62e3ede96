package io.ringpost.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.contract.crm.CrmCatalogue;
import io.ringpost.contract.crm.CrmEventType;
import io.ringpost.e2e.stack.Api;
import io.ringpost.e2e.stack.Lifecycle;
import io.ringpost.e2e.stack.RunningStack;
import io.ringpost.e2e.stack.Senders;
import io.ringpost.e2e.stack.SharedStack;
import io.ringpost.e2e.stack.Subscriber;
import io.ringpost.local.simulate.Authenticity;
import io.ringpost.local.simulate.ProviderRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each webhook three times, in no order: the result is that of each once, in order. */
@ExtendWith(SharedStack.class)
class RepeatedAndShuffledIT {

    @Test
    void nothingIsDoubledAndNothingIsDifferent(RunningStack stack) {
        long seed = System.nanoTime();
        Senders senders = stack.senders();
        List<Lifecycle> inOrder = Lifecycle.ofAll(senders, 1);
        List<Lifecycle> shuffled = Lifecycle.ofAll(senders, 4);
        List<ProviderRequest> thrice = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            shuffled.forEach(call -> thrice.addAll(call.webhooks()));
        }
        Collections.shuffle(thrice, new Random(seed));
        try (Subscriber subscriber = Subscriber.to(stack, "[\"chamada.encerrada\",\"chamada.analisada\"]")) {
            inOrder.forEach(call -> call.webhooks().forEach(senders::accepted));
            thrice.forEach(senders::accepted);

            for (int i = 0; i < shuffled.size(); i++) {
                JsonNode expected = settled(stack, inOrder.get(i % inOrder.size()));
                assertThat(likeness(settled(stack, shuffled.get(i))))
                        .as("seed " + seed)
                        .isEqualTo(likeness(expected));
            }
            int ends = inOrder.size() + shuffled.size();
            int analyses = ends / inOrder.size();
            subscriber.await("all ends and analyses", all -> all.size() >= ends + analyses);
            stack.awaitStillness();
            assertThat(subscriber.settled())
                    .as("seed " + seed)
                    .hasSize(ends + analyses)
                    .extracting(one -> one.headers().get("x-webhook-event")
                            + Api.json(one.body()).path("data").path("id").asText())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void crmEventsHandedInThriceArriveOnce(RunningStack stack) {
        Senders senders = stack.senders();
        try (Subscriber subscriber =
                Subscriber.to(stack, "[\"cliente.*\",\"tarefa.*\",\"chamado.*\",\"whatsapp.*\",\"email.*\"]")) {
            List<byte[]> events = new ArrayList<>();
            for (CrmEventType type : CrmCatalogue.all()) {
                byte[] event = senders.crm().event(type.name());
                events.addAll(List.of(event, event, event));
            }
            Collections.shuffle(events);

            events.forEach(event -> senders.accepted(senders.crm().post(event, Authenticity.GENUINE)));

            int distinct = CrmCatalogue.all().size();
            subscriber.await("each event", all -> all.size() >= distinct);
            stack.awaitStillness();
            assertThat(subscriber.settled())
                    .hasSize(distinct)
                    .extracting(one -> one.headers().get("x-webhook-event"))
                    .doesNotHaveDuplicates();
            assertThat(subscriber.deliveries()).hasSize(distinct);
        }
    }

    private static JsonNode settled(RunningStack stack, Lifecycle call) {
        return stack.calls().awaitFacts(call.providerCallId(), call.webhooks().size());
    }

    /** What must be alike in two calls of the same course: all but ids and times. */
    private static List<String> likeness(JsonNode call) {
        List<String> likeness = new ArrayList<>();
        for (String field : List.of(
                "status",
                "phase",
                "direction",
                "callType",
                "provider",
                "from",
                "to",
                "agentId",
                "durationSeconds",
                "disconnectionReason",
                "transcript",
                "transcriptTurns",
                "analysis",
                "cost")) {
            likeness.add(field + "=" + call.path(field));
        }
        List<String> legs = new ArrayList<>();
        call.path("legs").forEach(leg -> legs.add(leg.path("role") + "/" + leg.path("status")));
        likeness.add("legs=" + legs);
        return likeness;
    }
}
