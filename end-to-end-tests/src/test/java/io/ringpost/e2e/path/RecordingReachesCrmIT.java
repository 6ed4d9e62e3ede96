package io.ringpost.e2e.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.e2e.stack.Api;
import io.ringpost.e2e.stack.RunningStack;
import io.ringpost.e2e.stack.Senders;
import io.ringpost.e2e.stack.SharedStack;
import io.ringpost.e2e.stack.Subscriber;
import io.ringpost.local.play.Mp3;
import io.ringpost.local.play.Wav;
import io.ringpost.local.receive.ReceivedRequest;
import io.ringpost.local.simulate.TwilioCall;
import io.ringpost.local.simulate.WavoipCall;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a provider's notice to audio that plays, to the call that shows it, and to the CRM that is told. */
@ExtendWith(SharedStack.class)
class RecordingReachesCrmIT {

    @Test
    void aWhatsAppRecordingIsKeptAndPlays(RunningStack stack) {
        Senders senders = stack.senders();
        WavoipCall call = WavoipCall.fresh();
        byte[] audio = Mp3.of(call.id());
        try (Subscriber subscriber = Subscriber.to(stack, "[\"gravacao.*\"]")) {
            senders.accepted(senders.wavoip().post(call.call("CREATE", "ACTIVE", 0)));
            senders.accepted(senders.wavoip().post(call.callTwiceTyped("ENDED", 42)));
            senders.accepted(senders.wavoip().post(call.recordLive("READY")));

            JsonNode recording = stack.recordings().await(call.id(), "stored");

            assertThat(recording.path("sha256").asText()).isEqualTo(sha256(audio));
            assertThat(recording.path("bytes").asLong()).isEqualTo(audio.length);
            assertThat(recording.path("contentType").asText()).isEqualTo("audio/mpeg");
            HttpResponse<byte[]> whole = stack.recordings().audio(recording);
            assertThat(whole.statusCode()).isEqualTo(200);
            assertThat(whole.body()).isEqualTo(audio);
            HttpResponse<byte[]> part = stack.recordings().audio(recording, "Range", "bytes=100-199");
            assertThat(part.statusCode()).isEqualTo(206);
            assertThat(part.headers().firstValue("content-range")).contains("bytes 100-199/" + audio.length);
            assertThat(part.body()).isEqualTo(Arrays.copyOfRange(audio, 100, 200));
            isTold(subscriber, "gravacao.disponivel", recording);
            isShown(stack, call.id(), recording);
        }
    }

    @Test
    void aTwilioRecordingIsFetchedWithItsCredentialsOnceItIsThere(RunningStack stack) {
        Senders senders = stack.senders();
        TwilioCall call = senders.twilio().call();
        try (Subscriber subscriber = Subscriber.to(stack, "[\"gravacao.*\"]")) {
            senders.accepted(senders.twilio().post("/webhooks/twilio/call-status", call.ended("completed", 42)));
            senders.accepted(
                    senders.twilio().post("/webhooks/twilio/recording/status", call.recording("completed", 42)));

            JsonNode recording = stack.recordings().await(call.callSid(), "stored");

            assertThat(recording.path("sha256").asText())
                    .isIn(sha256(Wav.of(call.recordingSid(), 1)), sha256(Wav.of(call.recordingSid(), 2)));
            assertThat(stack.apiCalls("twilio", "recordings.media"))
                    .filteredOn(one -> one.path("subject").asText().equals(call.recordingSid()))
                    .as("two answers of 404, then the audio")
                    .hasSizeGreaterThan(2)
                    .allSatisfy(one -> assertThat(
                                    one.path("headers").path("authorization").asText())
                            .isEqualTo("Basic ***"));
            isTold(subscriber, "gravacao.disponivel", recording);
            isShown(stack, call.callSid(), recording);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"EMPTY_RECORDING", "DISABLED"})
    void noRecordingIsAnEndToo(String word, RunningStack stack) {
        Senders senders = stack.senders();
        WavoipCall call = WavoipCall.fresh();
        String status = word.split("_", 2)[0].toLowerCase(Locale.ROOT);
        try (Subscriber subscriber = Subscriber.to(stack, "[\"gravacao.*\"]")) {
            senders.accepted(senders.wavoip().post(call.call("UPDATE", "ENDED", 2)));
            senders.accepted(senders.wavoip().post(call.record(word)));

            JsonNode recording = stack.recordings().await(call.id(), status);

            assertThat(recording.path("providerStatus").asText()).isEqualTo(word);
            isTold(subscriber, "gravacao.ausente", recording);
            assertThat(stack.recordings().audio(recording).statusCode()).isIn(404, 409);
            assertThat(stack.apiCalls("wavoip", "storage"))
                    .noneMatch(one -> one.path("subject").asText().equals(call.id()));
        }
    }

    private static void isTold(Subscriber subscriber, String event, JsonNode recording) {
        String id = recording.path("id").asText();
        ReceivedRequest told = subscriber.await(event, all -> all.stream().anyMatch(one -> is(one, event, id))).stream()
                .filter(one -> is(one, event, id))
                .findFirst()
                .orElseThrow();
        assertThat(told.verified()).isTrue();
        assertThat(Api.json(told.body()).path("data").path("callId").asText())
                .isEqualTo(recording.path("callId").asText());
    }

    private static boolean is(ReceivedRequest one, String event, String id) {
        JsonNode body = Api.json(one.body());
        return body.path("event").asText().equals(event)
                && body.path("data").path("id").asText().equals(id);
    }

    private static void isShown(RunningStack stack, String providerCallId, JsonNode recording) {
        JsonNode call = stack.calls().await(providerCallId, one -> stack.calls()
                .find(one.path("id").asText())
                .path("recordings")
                .path(0)
                .path("status")
                .asText()
                .equals(recording.path("status").asText()));
        assertThat(call.path("recordings")).singleElement().satisfies(one -> assertThat(
                        one.path("id").asText())
                .isEqualTo(recording.path("id").asText()));
    }

    private static String sha256(byte[] audio) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(audio));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
