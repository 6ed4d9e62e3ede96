package io.ringpost.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.e2e.stack.Api;
import io.ringpost.e2e.stack.Conversations;
import io.ringpost.e2e.stack.Port;
import io.ringpost.e2e.stack.RunningStack;
import io.ringpost.e2e.stack.Senders;
import io.ringpost.e2e.stack.SharedStack;
import io.ringpost.e2e.stack.Subscriber;
import io.ringpost.local.receive.ReceivedRequest;
import io.ringpost.local.simulate.Authenticity;
import io.ringpost.local.simulate.ProviderRequest;
import io.ringpost.local.simulate.VoipmsText;
import io.ringpost.local.simulate.WavoipCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Notices of recordings and texts, each three times in any order, with one service killed in the middle. */
@ExtendWith(SharedStack.class)
class KilledRecordingAndTextIT {
    private static final int EACH = 4;
    private static final AtomicInteger WRITERS = new AtomicInteger(300);

    @ParameterizedTest
    @EnumSource(names = {"RECORDING", "SMS"})
    void everyRecordingAndTextIsThereOnce(Port service, RunningStack stack) {
        Senders senders = stack.senders();
        List<WavoipCall> calls = Stream.generate(WavoipCall::fresh).limit(EACH).toList();
        List<VoipmsText> texts =
                Stream.generate(KilledRecordingAndTextIT::written).limit(EACH).toList();
        long seed = System.nanoTime();
        List<ProviderRequest> all = thriceShuffled(senders, calls, texts, seed);
        try (Subscriber subscriber = Subscriber.to(stack, "[\"gravacao.disponivel\",\"sms.recebido\"]")) {
            all.subList(0, all.size() / 2).forEach(senders::accepted);
            stack.kill(service);
            all.subList(all.size() / 2, all.size()).forEach(senders::accepted);
            stack.awaitReady(service);

            List<String> ids = new ArrayList<>();
            calls.forEach(call -> ids.add(
                    stack.recordings().await(call.id(), "stored").path("id").asText()));
            texts.forEach(text -> ids.add(received(stack, text).path("id").asText()));
            subscriber.await("seed " + seed, got -> ids.stream().allMatch(id -> told(got, id) > 0));
            stack.awaitStillness();
            List<ReceivedRequest> settled = subscriber.settled();
            assertThat(ids).as("seed " + seed).allMatch(id -> told(settled, id) == 1);
            texts.forEach(
                    text -> assertThat(sends(stack, text)).as("seed " + seed).isLessThanOrEqualTo(1));
            assertThat(texts.stream().mapToLong(text -> sends(stack, text)).sum())
                    .as("one at most was under way when the service died, seed " + seed)
                    .isGreaterThanOrEqualTo(EACH - 1);
        }
    }

    private static List<ProviderRequest> thriceShuffled(
            Senders senders, List<WavoipCall> calls, List<VoipmsText> texts, long seed) {
        List<ProviderRequest> all = new ArrayList<>();
        for (int copy = 0; copy < 3; copy++) {
            calls.forEach(call -> all.add(senders.wavoip().post(call.call("UPDATE", "ENDED", 42))));
            calls.forEach(call -> all.add(senders.wavoip().post(call.record("READY"))));
            texts.forEach(text -> all.add(senders.voipms()
                    .post("/webhooks/voipms/sms/incoming", "application/json", text.envelope(), Authenticity.GENUINE)));
        }
        Collections.shuffle(all, new Random(seed));
        return all;
    }

    private static JsonNode received(RunningStack stack, VoipmsText text) {
        List<JsonNode> messages = stack.conversations().await("+1" + text.from(), all -> Conversations.decided(all, 1));
        return messages.get(messages.size() - 1);
    }

    private static VoipmsText written() {
        VoipmsText fresh = VoipmsText.fresh(Instant.now());
        return new VoipmsText(
                fresh.id(), "8455550" + WRITERS.incrementAndGet(), fresh.did(), "I need an appointment", fresh.at());
    }

    private static long sends(RunningStack stack, VoipmsText text) {
        return stack.apiCalls("voipms", "sendSMS").stream()
                .filter(one -> one.path("body").asText().contains("dst=" + text.from()))
                .count();
    }

    private static long told(List<ReceivedRequest> received, String id) {
        return received.stream()
                .filter(one ->
                        Api.json(one.body()).path("data").path("id").asText().equals(id))
                .map(one -> one.headers().get("webhook-id"))
                .distinct()
                .count();
    }
}
