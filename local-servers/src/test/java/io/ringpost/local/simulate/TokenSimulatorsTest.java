package io.ringpost.local.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringpost.contract.crm.CrmCatalogue;
import io.ringpost.contract.crm.CrmEventType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The senders that sign nothing: VoIP.ms, WaVoIP and CRM applications. */
class TokenSimulatorsTest {
    private static final Instant AT = Instant.parse("2026-09-07T14:20:46Z");
    private static final Clock CLOCK = Clock.fixed(AT, ZoneOffset.UTC);
    private static final VoipmsSimulator VOIPMS = new VoipmsSimulator("a&b", CLOCK);
    private static final WavoipSimulator WAVOIP = new WavoipSimulator("w-token");
    private static final CrmSimulator CRM = new CrmSimulator("key", CLOCK);
    private static final VoipmsText TEXT = new VoipmsText("110990001", "8455550123", "8455550199", "a \"b\" & c", AT);

    @Test
    void fillsInThePortalsTemplate() {
        assertThat(TEXT.query().encode())
                .isEqualTo("to=8455550199&from=8455550123&id=110990001&date=2026-09-07+14%3A20%3A46&media="
                        + "&message=a+%22b%22+%26+c");
    }

    @Test
    void nestsATextAsThePortalsWebhookDoes() throws IOException {
        JsonNode data = json(TEXT.envelope()).path("data");

        assertThat(data.path("event_type").asText()).isEqualTo("message.received");
        assertThat(data.at("/payload/id").isNumber()).isTrue();
        assertThat(data.at("/payload/from/phone_number").asText()).isEqualTo("8455550123");
        assertThat(data.at("/payload/to/0/phone_number").asText()).isEqualTo("8455550199");
        assertThat(data.at("/payload/text").asText()).isEqualTo("a \"b\" & c");
        assertThat(data.at("/payload/received_at").asText()).isEqualTo("2026-09-07T14:20:46.000000+00:00");
    }

    @Test
    void writesATextFlatAndAsForm() throws IOException {
        assertThat(json(TEXT.flat()).path("message").asText()).isEqualTo("a \"b\" & c");
        assertThat(Form.parse(new String(TEXT.form(), StandardCharsets.UTF_8)).value("message"))
                .hasValue("a \"b\" & c");
    }

    @Test
    void writesTheRecordOfGuide004() throws IOException {
        JsonNode cdr = json(VoipmsCall.fresh().cdr());

        assertThat(cdr.path("disposition").asText()).isEqualTo("answered");
        assertThat(cdr.path("duration").asText()).isEqualTo("00:01:23");
        assertThat(cdr.path("seconds").asText()).isEqualTo("83");
        assertThat(cdr.path("total").asText()).isEqualTo("0.0150");
    }

    @ParameterizedTest
    @CsvSource({
        "sms-get, GET, /api/voip/sms/webhook",
        "sms-ping, GET, /api/voip/sms/webhook",
        "sms-webhook, POST, /api/voip/sms/webhook",
        "sms-incoming-get, GET, /webhooks/voipms/sms/incoming",
        "sms-incoming, POST, /webhooks/voipms/sms/incoming",
        "sms-flat, POST, /webhooks/voipms/sms/incoming",
        "sms-form, POST, /webhooks/voipms/sms/incoming",
        "call-cdr, POST, /webhooks/voipms/call/cdr",
        "recording-ready, POST, /webhooks/voipms/recording/ready",
        "recording-ready-form, POST, /webhooks/voipms/recording/ready",
    })
    void voipmsPutsItsTokenFirstInTheQuery(String kind, String method, String path) {
        ProviderRequest genuine = VOIPMS.request(kind, new byte[0], Authenticity.GENUINE);

        assertThat(genuine.method()).isEqualTo(method);
        assertThat(genuine.path()).isEqualTo(path);
        assertThat(genuine.query()).startsWith("token=a%26b");
        assertThat(VOIPMS.request(kind, new byte[0], Authenticity.WRONG).query())
                .startsWith("token=wrong");
        assertThat(VOIPMS.request(kind, new byte[0], Authenticity.MISSING).query())
                .doesNotContain("token=");
    }

    @Test
    void wavoipCarriesItsTokenInThreeWays() {
        byte[] body = WavoipCall.fresh().record("READY");

        ProviderRequest query = WAVOIP.post(body);
        ProviderRequest path = WAVOIP.post(body, WavoipSimulator.Carrier.PATH, Authenticity.GENUINE);
        ProviderRequest header = WAVOIP.post(body, WavoipSimulator.Carrier.HEADER, Authenticity.GENUINE);

        assertThat(query.target()).isEqualTo("/webhooks/wavoip?token=w-token");
        assertThat(path.target()).isEqualTo("/webhooks/wavoip/w-token");
        assertThat(header.target()).isEqualTo("/webhooks/wavoip");
        assertThat(header.headers()).containsEntry("X-Webhook-Token", "w-token");
        assertThat(WAVOIP.post(body, WavoipSimulator.Carrier.PATH, Authenticity.WRONG)
                        .target())
                .isEqualTo("/webhooks/wavoip/wrong");
        assertThat(WAVOIP.post(body, WavoipSimulator.Carrier.HEADER, Authenticity.MISSING)
                        .headers())
                .doesNotContainKey("X-Webhook-Token");
    }

    @Test
    void wavoipRepeatsAKeyAndSpellsThingsItsWay() throws IOException {
        WavoipCall call = WavoipCall.fresh();
        String twice = new String(call.callTwiceTyped("ENDED", 42), StandardCharsets.UTF_8);

        assertThat(twice).containsOnlyOnce("\"type\":\"CALL\"").containsOnlyOnce("\"type\":\"HUMANIZED\"");
        assertThat(call.id()).matches("[0-9A-F]{32}");
        assertThat(json(call.record("READY")).path("record_status").asText()).isEqualTo("READY");
        assertThat(json(call.recordLive("READY")).path("status").asText()).isEqualTo("READY");
        assertThat(json(call.recordLive("READY")).has("record_status")).isFalse();
        assertThat(json(call.recordBare("READY"))).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"call", "call-ended", "record", "record-live", "record-bare", "device"})
    void wavoipSendsJson(String kind) throws IOException {
        ProviderRequest request = WAVOIP.request(kind, new byte[0], Authenticity.GENUINE);

        assertThat(json(request.body()).path("type").asText()).isIn("CALL", "RECORD", "DEVICE");
    }

    @Test
    void aCrmHandsInTheWholeCatalogue() throws IOException {
        assertThat(CRM.kinds())
                .containsAll(CrmCatalogue.all().stream().map(CrmEventType::name).toList())
                .hasSize(16);
        for (CrmEventType type : CrmCatalogue.all()) {
            JsonNode event = json(CRM.event(type.name()));
            assertThat(event.path("event").asText()).isEqualTo(type.name());
            assertThat(type.entityId(event.path("data"))).as(type.name()).isPresent();
        }
        assertThat(json(CRM.batch())).hasSize(15);
    }

    @Test
    void aCrmNamesItselfByItsKey() {
        assertThat(bearer(Authenticity.GENUINE)).isEqualTo("Bearer key");
        assertThat(bearer(Authenticity.WRONG)).isEqualTo("Bearer wrong");
        assertThat(bearer(Authenticity.MISSING)).isEmpty();
    }

    private static String bearer(Authenticity authenticity) {
        return CRM.request("batch", new byte[0], authenticity).headers().getOrDefault("Authorization", "");
    }

    private static JsonNode json(byte[] body) throws IOException {
        return new ObjectMapper().readTree(body);
    }
}
