package io.ringpost.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.ringpost.contract.Provider;
import io.ringpost.contract.raw.RawCodec;
import io.ringpost.ingress.fixture.Ingress;
import io.ringpost.ingress.fixture.IngressProfile;
import io.ringpost.ingress.fixture.Requests;
import io.ringpost.ingress.fixture.Signing;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.local.kafka.TopicRecord;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every route: a genuine webhook is answered as its provider wants it, and stands byte for byte on its topic. */
@QuarkusTest
@TestProfile(IngressProfile.class)
@WithTestResource(LocalServers.class)
class WebhookRoutesIT {
    private Ingress ingress;

    @BeforeEach
    void awaitReady() {
        ingress = Ingress.ready();
    }

    @ParameterizedTest
    @CsvSource({
        "/webhooks/twilio/incoming-call, 200, com.twilio.voice.incoming.v1",
        "/voice/incoming, 200, com.twilio.voice.incoming.v1",
        "/voice/julie/incoming, 200, com.twilio.voice.incoming.v1",
        "/webhooks/twilio/dial-result, 200, com.twilio.voice.dial-result.v1",
        "/webhooks/twilio/call-status, 204, com.twilio.voice.status.v1",
        "/webhooks/twilio/voice/status, 204, com.twilio.voice.status.v1",
        "/webhooks/twilio/recording/status, 204, com.twilio.recording.status.v1",
        "/webhooks/twilio/transcription/status, 204, com.twilio.transcription.status.v1",
        "/webhooks/twilio/sms/incoming, 200, com.twilio.sms.incoming.v1",
        "/webhooks/twilio/sms/status, 204, com.twilio.sms.status.v1",
    })
    void keepsTwilioForms(String route, int status, String type) {
        String sid = id();
        Map<String, String> form = new TreeMap<>(Map.of("AccountSid", "AC1", "To", "+15005550006", "Body", " olá & +"));
        form.put(route.contains("/sms/") ? "MessageSid" : "CallSid", sid);

        HttpResponse<String> response = ingress.twilio(route, form);

        assertThat(response.statusCode()).isEqualTo(status);
        TopicRecord record = ingress.record(Provider.TWILIO, sid);
        assertThat(record.text()).isEqualTo(Requests.encode(form));
        assertThat(record.key()).isEqualTo("twilio:" + sid);
        assertThat(record.headers())
                .containsEntry("ce_type", type)
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_source", "/ingress/twilio/AC1")
                .containsEntry("request-method", "POST")
                .containsEntry("request-route", route)
                .containsEntry("verified-by", "TWILIO_AUTH_TOKEN#2")
                .containsEntry("content-type", "application/x-www-form-urlencoded; charset=utf-8");
        assertThat(RawCodec.read(record.headers(), new byte[0])).isPresent();
    }

    @Test
    void keepsTheQueryOfATwilioGet() {
        String sid = id();
        String target = "/webhooks/twilio/call-status?CallSid=" + sid + "&From=%2B15551230000&CallStatus=completed";
        String signature = Signing.twilio(IngressProfile.TWILIO_TOKEN, IngressProfile.BASE_URL + target, Map.of());

        HttpResponse<String> response = ingress.get(target, "X-Twilio-Signature", signature);

        assertThat(response.statusCode()).isEqualTo(204);
        TopicRecord record = ingress.record(Provider.TWILIO, sid);
        assertThat(record.text()).isEqualTo("CallSid=" + sid + "&From=%2B15551230000&CallStatus=completed");
        assertThat(record.header("content-type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(record.headers()).doesNotContainKey("ce_query");
    }

    @Test
    void answersCallsByNumberAndPath() {
        String byPath = ingress.twilio("/voice/julie/incoming", Map.of("CallSid", id(), "To", "+15005550006"))
                .body();
        String byNumber = ingress.twilio("/voice/incoming", Map.of("CallSid", id(), "To", "+5511999990001"))
                .body();
        String otherwise = ingress.twilio("/voice/incoming", Map.of("CallSid", id(), "To", "+15005550006"))
                .body();

        assertThat(byPath)
                .contains(">sip:julie@sip.example.com;transport=tcp</Sip>")
                .contains("action=\"https://hooks.example.com/webhooks/twilio/dial-result?route=julie\"");
        assertThat(byNumber).contains(">+5511999990002</Number>");
        assertThat(otherwise).contains("<Say language=\"pt-BR\">").contains("<Record ");
    }

    @ParameterizedTest
    @CsvSource({"/webhooks/retell/call-events", "/webhook"})
    void keepsRetellEvents(String route) {
        String id = "call_" + id();
        byte[] body =
                bytes("{ \"event\":\"call_ended\",\"call\":{\"call_id\":\"" + id + "\",\"x\":1e999,\"t\":\"é\"}}");

        HttpResponse<String> response = ingress.retell(route, body);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(response.body())
                .isEqualTo("{\"success\":true,\"message\":\"Webhook call_ended processado com sucesso\"}");
        TopicRecord record = ingress.record(Provider.RETELL, id);
        assertThat(record.value()).isEqualTo(body);
        assertThat(record.header("ce_type")).isEqualTo("ai.retell.call_ended.v1");
    }

    @Test
    void tellsRetellTheAgentOfAnInboundCall() {
        String id = "call_" + id();

        HttpResponse<String> response = ingress.retell(
                "/webhooks/retell/inbound-call",
                bytes("{\"event\":\"call_inbound\",\"call_inbound\":{\"call_id\":\"" + id + "\"}}"));

        assertThat(response.body())
                .isEqualTo("{\"call_inbound\":{\"override_agent_id\":\"agent_julie\","
                        + "\"dynamic_variables\":{\"clinic\":\"Sorriso\"}}}");
        assertThat(ingress.record(Provider.RETELL, id).header("ce_type")).isEqualTo("ai.retell.call_inbound.v1");
    }

    @ParameterizedTest
    @CsvSource({"/webhooks/voipms/sms/incoming", "/api/voip/sms/webhook"})
    void keepsVoipmsTextsInEveryShape(String route) {
        String id = id();
        String token = "?token=" + IngressProfile.VOIPMS_TOKEN;
        String get = "&to=8455550199&from=8455550123&id=" + id + "&media={MEDIA}&message=hi";
        String nested = "{\"data\":{\"event_type\":\"message.received\",\"payload\":{\"id\":\"" + id
                + "\",\"type\":\"SMS\",\"from\":{\"phone_number\":\"8455550123\"},"
                + "\"to\":[{\"phone_number\":\"+18455550199\"}],\"text\":\"hi\",\"media\":[]}}}";
        String flat = "{\"from\":\"8455550123\",\"to\":\"8455550199\",\"message\":\"hi\",\"id\":\"" + id + "\"}";
        String form = "from=8455550123&to=8455550199&message=hi&id=" + id;

        List<HttpResponse<String>> responses = List.of(
                ingress.get(route + token + get.replace("{", "%7B").replace("}", "%7D")),
                ingress.post(route + token, nested),
                ingress.post(route + token, flat, "Content-Type", "application/json"),
                ingress.post(route + token, form, "Content-Type", Requests.FORM));

        assertThat(responses).allSatisfy(response -> {
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("ok");
            assertThat(response.headers().firstValue("content-type")).hasValue("text/plain");
        });
        List<TopicRecord> records = ingress.records(Provider.VOIPMS, id, 4);
        assertThat(records)
                .extracting(record -> record.header("ce_id"))
                .containsOnly(records.get(0).header("ce_id"));
        assertThat(records)
                .extracting(TopicRecord::text)
                .containsExactlyInAnyOrder(
                        "token=***" + get.replace("{", "%7B").replace("}", "%7D"), nested, flat, form);
        assertThat(records.toString()).doesNotContain(IngressProfile.VOIPMS_TOKEN);
    }

    @Test
    void answersAVoipmsPingWithOk() {
        HttpResponse<String> response = ingress.get(
                "/webhooks/voipms/sms/incoming?token=" + IngressProfile.VOIPMS_TOKEN + "&to=%7BTO%7D&from=%7BFROM%7D");

        assertThat(response.body()).isEqualTo("ok");
    }

    @ParameterizedTest
    @CsvSource({
        "/webhooks/voipms/call/cdr, ms.voip.call.cdr.v1",
        "/webhooks/voipms/recording/ready, ms.voip.recording.ready.v1",
    })
    void keepsVoipmsCallsAndRecordings(String route, String type) {
        String id = id();
        String body = "{\"callid\":\"" + id + "\",\"disposition\":\"answered\",\"seconds\":\"83\"}";

        HttpResponse<String> response = ingress.post(route + "?token=" + IngressProfile.VOIPMS_TOKEN, body);

        assertThat(response.body()).isEqualTo("{\"success\":true}");
        TopicRecord record = ingress.record(Provider.VOIPMS, id);
        assertThat(record.text()).isEqualTo(body);
        assertThat(record.headers()).containsEntry("ce_type", type).containsEntry("ce_query", "token=***");
    }

    @Test
    void keepsWavoipWhereverItsTokenStands() {
        String id = id();
        byte[] body = bytes("{\"type\":\"CALL\",\"whatsapp_call_id\":\"" + id + "\",\"type\":\"HUMANIZED\"}");

        List<HttpResponse<String>> responses = List.of(
                ingress.send("POST", "/webhooks/wavoip/" + IngressProfile.WAVOIP_TOKEN, body),
                ingress.wavoip(body),
                ingress.send("POST", "/webhooks/wavoip", body, "X-Webhook-Token", IngressProfile.WAVOIP_TOKEN));

        assertThat(responses).allSatisfy(response -> assertThat(response.body()).isEqualTo("{\"success\":true}"));
        List<TopicRecord> records = ingress.records(Provider.WAVOIP, id, 3);
        assertThat(records).allSatisfy(record -> assertThat(record.value()).isEqualTo(body));
        assertThat(records).extracting(record -> record.header("request-route")).contains("/webhooks/wavoip/{token}");
        assertThat(records.toString()).doesNotContain(IngressProfile.WAVOIP_TOKEN);
    }

    @Test
    void givesARepeatedWebhookTheSameId() {
        String sid = id();
        Map<String, String> form = Map.of("CallSid", sid, "CallStatus", "completed");

        ingress.twilio("/webhooks/twilio/call-status", form);
        ingress.twilio("/webhooks/twilio/voice/status", form);

        List<TopicRecord> records = ingress.records(Provider.TWILIO, sid, 2);
        assertThat(records.get(0).header("ce_id")).isEqualTo(records.get(1).header("ce_id"));
    }

    @Test
    void passesATraceOn() {
        String id = id();
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        ingress.post(
                "/webhooks/wavoip?token=" + IngressProfile.WAVOIP_TOKEN,
                "{\"type\":\"RECORD\",\"whatsapp_call_id\":\"" + id + "\"}",
                "traceparent",
                trace);

        assertThat(ingress.record(Provider.WAVOIP, id).header("traceparent")).isEqualTo(trace);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String id() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
