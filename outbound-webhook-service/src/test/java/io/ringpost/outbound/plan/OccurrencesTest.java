package io.ringpost.outbound.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringpost.contract.Provider;
import io.ringpost.contract.call.Direction;
import io.ringpost.contract.call.ErasedCall;
import io.ringpost.contract.codec.Json;
import io.ringpost.contract.event.CallEvent;
import io.ringpost.contract.event.CrmEvent;
import io.ringpost.contract.event.Event;
import io.ringpost.contract.event.EventInfo;
import io.ringpost.contract.event.RecordingEvent;
import io.ringpost.contract.event.SmsEvent;
import io.ringpost.contract.recording.RecordedCall;
import io.ringpost.contract.recording.Recording;
import io.ringpost.contract.recording.RecordingStatus;
import io.ringpost.contract.sms.Message;
import io.ringpost.contract.sms.MessageStatus;
import io.ringpost.outbound.fixture.Calls;
import io.ringpost.outbound.sign.GuideReceiver;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OccurrencesTest {
    private static final EventInfo INFO = new EventInfo("e1", "c1", Calls.AT, 3);

    @Test
    void callEventsHaveTheirNames() {
        assertThat(names(new CallEvent.Initiated(INFO, Calls.completed("c1")))).containsExactly("chamada.iniciada");
        assertThat(names(new CallEvent.Ringing(INFO, Calls.completed("c1")))).containsExactly("chamada.tocando");
        assertThat(names(new CallEvent.Answered(INFO, Calls.completed("c1")))).containsExactly("chamada.atendida");
        assertThat(names(new CallEvent.Ended(INFO, Calls.completed("c1")))).containsExactly("chamada.encerrada");
        assertThat(names(new CallEvent.Analysed(INFO, Calls.completed("c1")))).containsExactly("chamada.analisada");
        assertThat(names(new CallEvent.Erased(INFO, new ErasedCall("c1")))).isEmpty();
    }

    @Test
    void missedCallIsToldAsEndedAndAsMissed() {
        assertThat(names(new CallEvent.Ended(INFO, Calls.missed("c1"))))
                .containsExactly("chamada.encerrada", "chamada.perdida");
    }

    @Test
    void voicemailIsTheSameEventWhicheverFactTellsIt() {
        List<Occurrence> ended = Occurrences.of(new CallEvent.Ended(INFO, Calls.voicemail("c1")));
        List<Occurrence> stored = Occurrences.of(new RecordingEvent.Stored(INFO, recording("voicemail")));

        assertThat(ended).extracting(Occurrence::name).contains("chamada.recado");
        assertThat(stored).extracting(Occurrence::name).containsExactly("gravacao.disponivel", "chamada.recado");
        assertThat(stored.get(1).eventId()).isEqualTo(ended.get(2).eventId());
        assertThat(stored.get(1).data())
                .isEqualTo(
                        "{\"id\":\"c1\",\"provider\":\"twilio\",\"from\":\"+5511987654321\",\"to\":\"+551140001234\","
                                + "\"recordings\":[{\"id\":\"r1\",\"status\":\"stored\",\"kind\":\"voicemail\"}]}");
    }

    @Test
    void recordingEventsHaveTheirNames() {
        assertThat(names(new RecordingEvent.Stored(INFO, recording("call")))).containsExactly("gravacao.disponivel");
        assertThat(names(new RecordingEvent.Empty(INFO, recording("call")))).containsExactly("gravacao.ausente");
        assertThat(names(new RecordingEvent.Disabled(INFO, recording("call")))).containsExactly("gravacao.ausente");
        assertThat(names(new RecordingEvent.Failed(INFO, recording("call")))).containsExactly("gravacao.falhou");
        assertThat(names(new RecordingEvent.Transcribed(INFO, recording("call"))))
                .containsExactly("gravacao.transcrita");
    }

    @Test
    void textEventsHaveTheirNames() {
        Message text = message("+5511987654321", "+551140001234");
        assertThat(names(new SmsEvent.Received(INFO, text))).containsExactly("sms.recebido");
        assertThat(names(new SmsEvent.Sent(INFO, text))).containsExactly("sms.enviado");
        assertThat(names(new SmsEvent.Delivered(INFO, text))).containsExactly("sms.entregue");
        assertThat(names(new SmsEvent.Failed(INFO, text))).containsExactly("sms.falhou");
        assertThat(names(new SmsEvent.OptedOut(INFO, text))).containsExactly("sms.descadastro");
    }

    @Test
    void whatsappMessagesHaveTheGuidesShape() {
        Occurrence told = Occurrences.of(
                        new SmsEvent.Received(INFO, message("whatsapp:+5511987654321", "whatsapp:+551140001234")))
                .get(0);

        assertThat(told.name()).isEqualTo("whatsapp.mensagem.recebida");
        assertThat(told.data())
                .isEqualTo("{\"conversaId\":\"v1\",\"mensagemId\":\"m1\",\"remetente\":\"+5511987654321\","
                        + "\"conteudo\":\"Olá\",\"tipo\":\"TEXT\",\"recebidoEm\":\"2026-03-02T10:00:00Z\"}");
    }

    @Test
    void crmEventKeepsEveryDigitAndTheOrderOfItsKeys() {
        String body = """
                {"id":"x", "data": {"b": 1.0, "a": 1e3, "nome": "Jo\\u00e3o \\ud83d\\ude00", "n": 12345678901234567890,
                 "v": "\\u000b/\\u2028", "s": "\\ud800", "nil": null, "l": [true , {}]},
                 "timestamp": "2024-01-01T10:00:00Z", "event": "cliente.criado"}""";

        Occurrence told =
                Occurrences.of(new CrmEvent(INFO, "cliente.criado", body)).get(0);

        assertThat(new String(told.body(), UTF_8))
                .isEqualTo("{\"event\":\"cliente.criado\",\"timestamp\":\"2024-01-01T10:00:00Z\",\"data\":{\"b\":1.0,"
                        + "\"a\":1e3,\"nome\":\"João 😀\",\"n\":12345678901234567890,\"v\":\"\\u000b/\u2028\","
                        + "\"s\":\"\\ud800\",\"nil\":null,\"l\":[true,{}]}}");
    }

    @Test
    void entityIsNamedAsItIsUnlessNoIndexCouldHoldItsName() {
        assertThat(entity("7")).isEqualTo("cliente:7");
        assertThat(entity("a".repeat(500))).isEqualTo("cliente:" + "a".repeat(500));
        assertThat(Stream.of("a".repeat(501), "a".repeat(502), "a\0").map(OccurrencesTest::entity))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("cliente:[0-9a-f]{32}"));
    }

    private static @Nullable String entity(String id) {
        EventInfo info = new EventInfo("e1", id, Calls.AT, 1);
        return Occurrences.of(new CrmEvent(info, "cliente.criado", "{\"data\":{}}"))
                .get(0)
                .entity();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{\"a\":{}}", "[1]"})
    void timestampThatIsNoneIsTheTimeOfTheEvent(String timestamp) {
        String body = "{\"timestamp\":" + timestamp + ",\"data\":{\"id\":\"7\"}}";

        Occurrence told =
                Occurrences.of(new CrmEvent(INFO, "cliente.criado", body)).get(0);

        assertThat(told.timestamp()).isEqualTo(Calls.AT.toString());
        assertThat(told.data()).isEqualTo("{\"id\":\"7\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"event\":\"x\"}", "{\"data\":{}", "text"})
    void crmEventWithoutEnvelopeIsRefused(String body) {
        assertThatThrownBy(() -> Occurrences.of(new CrmEvent(INFO, "cliente.criado", body)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bodyIsWhatTheGuidesReceiverWritesAgain() {
        String body = body(new CallEvent.Ended(INFO, Calls.completed("c1")));

        assertThat(body).contains("\"startSeconds\":1,\"endSeconds\":2.5");
        assertThat(GuideReceiver.accepts(
                        "s", body, Map.of("X-Webhook-Signature", "sha256=" + GuideReceiver.hex("s", body))))
                .isTrue();
    }

    @Test
    void longTranscriptIsCutAndTheBodyLeadsToTheCall() {
        String transcript = "João disse: \"sim\"\n".repeat(20_000);

        byte[] body = Occurrences.of(new CallEvent.Analysed(INFO, Calls.talkative("c1", transcript)))
                .get(0)
                .body();

        Map<?, ?> data =
                (Map<?, ?>) Objects.requireNonNull(Json.read(body, Map.class).get("data"));
        assertThat(body.length).isBetween(MadeData.LARGEST_BODY - 1024, MadeData.LARGEST_BODY);
        assertThat(data.get("truncated")).isEqualTo(true);
        assertThat(data.get("link")).isEqualTo("/api/v1/calls/c1");
        assertThat(transcript).startsWith(String.valueOf(data.get("transcript")));
    }

    @Test
    void cutNeverTearsACharacterApart() {
        byte[] body = Occurrences.of(new CallEvent.Ended(INFO, Calls.talkative("c1", "a" + "😀".repeat(100_000))))
                .get(0)
                .body();

        assertThat(body.length).isLessThanOrEqualTo(MadeData.LARGEST_BODY);
        assertThat(new String(body, UTF_8)).doesNotContain("\\ud83d");
    }

    private static List<String> names(Event event) {
        return Occurrences.of(event).stream().map(Occurrence::name).toList();
    }

    private static String body(Event event) {
        return new String(Occurrences.of(event).get(0).body(), UTF_8);
    }

    private static Recording recording(String kind) {
        RecordedCall call = new RecordedCall("c1", "+5511987654321", "+551140001234", List.of("CA1"));
        return new Recording(
                "r1",
                "c1",
                kind,
                Provider.TWILIO,
                "RE1",
                null,
                RecordingStatus.STORED,
                null,
                "audio/mpeg",
                10L,
                "00",
                4,
                1,
                1,
                null,
                Calls.AT,
                null,
                call);
    }

    private static Message message(String from, String to) {
        return new Message(
                "m1",
                "v1",
                Provider.TWILIO,
                "SM1",
                Direction.INBOUND,
                from,
                to,
                "Olá",
                List.of(),
                MessageStatus.RECEIVED,
                null,
                1,
                null,
                Calls.AT);
    }
}
