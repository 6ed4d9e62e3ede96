package io.ringpost.ingress.provider.wavoip;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.Provider;
import io.ringpost.ingress.fixture.Requests;
import io.ringpost.ingress.fixture.Settings;
import io.ringpost.ingress.provider.Identity;
import io.ringpost.ingress.provider.WebhookProvider;
import io.ringpost.ingress.provider.WebhookProviderContract;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WavoipGateTest extends WebhookProviderContract {
    @Override
    protected WebhookProvider configured() {
        return gate(Map.of("ringpost.wavoip.webhook-token", "secret, next"));
    }

    @Override
    protected WebhookProvider unconfigured() {
        return gate(Map.of());
    }

    @Override
    protected WebhookProvider switchedOff() {
        return gate(Map.of("ringpost.wavoip.verify", "off"));
    }

    @Override
    protected Requests about(String id) {
        return body("{\"type\":\"CALL\",\"whatsapp_call_id\":\"" + id + "\",\"id_session\":42}");
    }

    @Override
    protected Requests proven(Requests request) {
        return request.pathToken("secret");
    }

    @Override
    protected Requests forged(Requests request) {
        return request.pathToken("Secret");
    }

    @Test
    void takesItsTokenFromQueryAndHeaderToo() {
        assertThat(proof(configured().verify(about("1").query("a=b&token=next").build())))
                .isEqualTo("WAVOIP_WEBHOOK_TOKEN#2");
        assertThat(refusal(configured()
                        .verify(about("1").header("x-webhook-token", "secret").build())))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"CALL\",\"whatsapp_call_id\":7,\"type\":\"HUMANIZED\"}|com.wavoip.call.v1|7",
                "{\"type\":\"ROBOTIC\",\"whatsapp_call_id\":\"3528B6CD\"}|com.wavoip.call.v1|3528B6CD",
                "{\"type\":\"record\",\"whatsapp_call_id\":\"test123\",\"status\":\"READY\"}|com.wavoip.record.v1|test123",
                "{\"type\":\"DEVICE\",\"id_session\":42,\"status\":\"open\"}|com.wavoip.device.v1|42",
                "{\"type\":\"BILLING\",\"id\":\"x\"}|com.wavoip.other.v1|x",
            })
    void findsKindAndId(String json, String type, String id) {
        Identity identity = identity(body(json).build());

        assertThat(identity.type()).isEqualTo(type);
        assertThat(identity.providerId()).isEqualTo(id);
    }

    @Test
    void keepsADeviceThatComesBackToAState() {
        String json = "{\"type\":\"DEVICE\",\"id_session\":42,\"status\":\"open\"}";

        assertThat(identity(body(json).build()).id())
                .isNotEqualTo(
                        identity(body(json).at(Requests.NOW.plusSeconds(60)).build())
                                .id());
    }

    @Test
    void namesTheSessionAsAccount() {
        assertThat(identity(about("1").build()).account()).isEqualTo("42");
    }

    private static Requests body(String json) {
        return Requests.to(Provider.WAVOIP, "/webhooks/wavoip/{token}", "event").json(json);
    }

    private static WebhookProvider gate(Map<String, String> settings) {
        return new WavoipGate(Settings.of(WavoipSettings.class, settings));
    }
}
