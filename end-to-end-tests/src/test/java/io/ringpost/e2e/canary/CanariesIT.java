package io.ringpost.e2e.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringpost.contract.Topic;
import io.ringpost.contract.Topology;
import io.ringpost.e2e.stack.Port;
import io.ringpost.e2e.stack.RunningStack;
import io.ringpost.e2e.stack.SharedStack;
import io.ringpost.e2e.stack.Subscriber;
import io.ringpost.local.receive.ReceivedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Nothing of what people say, nor any number or secret, is found where operators and strangers look. */
@ExtendWith(SharedStack.class)
class CanariesIT {
    private static final String TOLD = "[\"cliente.*\",\"chamada.*\",\"sms.recebido\"]";

    /** What must have come in, or the search finds nothing because there is nothing. */
    private static final Map<Topic, List<String>> CARRIED = Map.of(
            Topology.RAW_TWILIO, List.of("the number", "the name", "the text"),
            Topology.RAW_RETELL, List.of("the number", "the name", "the text"),
            Topology.RAW_VOIPMS, List.of("the number", "the text"),
            Topology.RAW_WAVOIP, List.of("the number", "the name"),
            Topology.CRM_EVENTS, List.of("the number", "the name", "a secret"),
            Topology.CALL_STATE_SNAPSHOTS, List.of("the number", "the text"),
            Topology.SMS, List.of("the number", "the text"));

    @Test
    void noneIsSeenThoughAllCameInAndWentOut(RunningStack stack) {
        Told told = new Told();
        ApiFlight asked = new ApiFlight(stack, told);
        Places places = new Places(stack);

        try (Subscriber crm = Subscriber.to(stack, TOLD)) {
            asked.fly();
            new WebhookFlight(stack.senders(), told).fly();
            stack.awaitStillness();
            await("audio is fetched").atMost(Duration.ofSeconds(60)).until(() -> stack.log(Port.RECORDING)
                    .contains("Recording attached successfully"));
            new LastSpan(stack).await();

            assertThat(Canaries.in(texts(crm.settled())))
                    .as("what the CRM was told")
                    .contains("the number", "the name", "the text", "a secret");
        } finally {
            asked.land();
        }

        assertThat(told.bodies()).as("bodies of refused requests").hasSizeGreaterThan(40);
        CARRIED.forEach((topic, canaries) -> assertThat(Canaries.in(places.records(topic.name())))
                .as("records of %s", topic.name())
                .containsAll(canaries));
        assertThat(places.deadLetters(Port.SMS)).as("a text to nobody").contains("\"no_parties\"");
        assertThat(Port.SERVICES).allSatisfy(service -> {
            assertThat(stack.log(service)).as("log of %s", service).contains("\"event\"");
            assertThat(places.metrics(service)).as("metrics of %s", service).contains("\nringpost_");
        });
        assertThat(Places.traces()).contains("messaging.system", Topology.RAW_TWILIO.name());
        assertThat(Places.seen(places.all(told.bodies()))).isEmpty();
    }

    @Test
    void eachWouldBeNoticed(@TempDir Path logs) throws IOException {
        Path log = Files.writeString(logs.resolve("some-service.log"), "caller=" + Canaries.NUMBER + "\n");

        assertThat(Places.seen(Map.of("log", Files.readString(log)))).containsKey("log");
        for (String spelling : Canaries.spellings()) {
            assertThat(Canaries.in("{\"from\":\"" + spelling + "\"}"))
                    .as(spelling)
                    .containsExactly("the number");
        }
        assertThat(Canaries.in("x" + Canaries.NAME + Canaries.TEXT + Canaries.SECRET))
                .containsExactly("the name", "the text", "a secret");
        assertThat(Canaries.in("Bearer an-operator-key-for-tests, token=voipms-token-of-the-tests"))
                .hasSize(2);
        assertThat(Canaries.in("+5531*******17, <33 characters>, ***")).isEmpty();
    }

    private static String texts(List<ReceivedRequest> received) {
        return received.stream().map(one -> one.body()).collect(Collectors.joining("\n"));
    }
}
