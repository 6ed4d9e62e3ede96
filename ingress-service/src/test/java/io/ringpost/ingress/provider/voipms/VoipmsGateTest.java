package io.ringpost.ingress.provider.voipms;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.Provider;
import io.ringpost.ingress.fixture.Requests;
import io.ringpost.ingress.fixture.Settings;
import io.ringpost.ingress.provider.Identity;
import io.ringpost.ingress.provider.WebhookProvider;
import io.ringpost.ingress.provider.WebhookProviderContract;
import io.ringpost.ingress.provider.WebhookRequest;
import io.ringpost.ingress.refuse.RefusalCause;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VoipmsGateTest extends WebhookProviderContract {
    private static final String GET = "to=8455550199&from=8455550123&message=hi&id=%s&date=2026-09-07+14:20:46";

    @Override
    protected WebhookProvider configured() {
        return gate(Map.of("ringpost.voipms.webhook-token", "secret"));
    }

    @Override
    protected WebhookProvider unconfigured() {
        return gate(Map.of());
    }

    @Override
    protected WebhookProvider switchedOff() {
        return gate(Map.of("ringpost.voipms.verify", "OFF"));
    }

    @Override
    protected Requests about(String id) {
        return sms().json("{\"from\":\"8455550123\",\"to\":\"8455550199\",\"message\":\"hi\",\"id\":\"" + id + "\"}");
    }

    @Override
    protected Requests proven(Requests request) {
        return request.query("token=secret");
    }

    @Override
    protected Requests forged(Requests request) {
        return request.query("token=secres");
    }

    @Test
    void isGuardedByAddressesAloneIfNoSecretIsSet() {
        WebhookProvider gate = gate(Map.of("ringpost.voipms.allowed-ips", "184.75.214.0/24, 2001:db8::/32"));

        assertThat(refusal(gate.verify(about("1").from("184.75.214.255").build())))
                .isEmpty();
        assertThat(refusal(gate.verify(about("1").from("::ffff:184.75.214.1").build())))
                .isEmpty();
        assertThat(refusal(gate.verify(about("1").from("2001:db8::1").build()))).isEmpty();
        assertThat(refusal(gate.verify(about("1").from("184.75.215.0").build())))
                .hasValue(RefusalCause.ADDRESS_NOT_ALLOWED);
        assertThat(gate.warnings()).hasSize(1);
    }

    @Test
    void needsBothIfBothAreSet() {
        WebhookProvider gate =
                gate(Map.of("ringpost.voipms.webhook-token", "secret", "ringpost.voipms.allowed-ips", "192.0.2.1"));

        assertThat(refusal(gate.verify(proven(about("1")).from("192.0.2.1").build())))
                .isEmpty();
        assertThat(refusal(gate.verify(proven(about("1")).from("192.0.2.2").build())))
                .hasValue(RefusalCause.ADDRESS_NOT_ALLOWED);
        assertThat(refusal(gate.verify(forged(about("1")).from("192.0.2.1").build())))
                .hasValue(RefusalCause.TOKEN_WRONG);
    }

    @Test
    void namesAMessageAlikeInEveryShape() {
        Identity flat = identity(about("110990001").build());
        Identity get = identity(sms().get(GET.formatted("110990001")).build());
        Identity semicolons =
                identity(sms().get(GET.formatted("110990001").replace("&", ";")).build());
        Identity nested = identity(sms().query("from=%7BFROM%7D")
                .json("{\"data\":{\"event_type\":\"message.received\",\"id\":110990001,\"payload\":{\"id\":110990001,"
                        + "\"type\":\"SMS\",\"from\":{\"phone_number\":\"8455550123\"},"
                        + "\"to\":[{\"phone_number\":\"18455550199\",\"status\":\"webhook_delivered\"}],"
                        + "\"text\":\"hi\",\"media\":[],\"received_at\":\"2026-09-07T14:20:46.000000+00:00\"}}}")
                .build());

        assertThat(get.id()).isEqualTo(flat.id());
        assertThat(semicolons.id()).isEqualTo(flat.id());
        assertThat(nested.id()).isEqualTo(flat.id());
        assertThat(nested.time()).isEqualTo(Instant.parse("2026-09-07T14:20:46Z"));
    }

    @Test
    void tellsTextsAndPicturesOfOneNumberApart() {
        String picture = GET.formatted("7") + "&media=https://voip.ms/media/x.png";

        assertThat(identity(sms().get(picture).build()).id())
                .isNotEqualTo(identity(sms().get(GET.formatted("7")).build()).id());
    }

    @Test
    void namesAMessageWithoutIdByContentAndDate() {
        String text = "to=8455550199&from=8455550123&message=hi";
        Requests dated = sms().get(text + "&date=2026-09-07+14:20:46");
        Requests later = sms().get(text + "&date=2026-09-07+14:20:46").at(Requests.NOW.plusSeconds(1800));

        assertThat(identity(dated.build()).id())
                .isEqualTo(identity(later.build()).id());
    }

    @Test
    void keepsAPersonWhoRepeatsHimselfTwice() {
        String text = "to=8455550199&from=8455550123&message=hi";

        assertThat(identity(sms().get(text).build()).id())
                .isNotEqualTo(
                        identity(sms().get(text).at(Requests.NOW.plusSeconds(9)).build())
                                .id());
    }

    @Test
    void seesATestByItsPlaceholders() {
        assertThat(identity(sms().get("to={TO}&from={FROM}&message={MESSAGE}&id={ID}")
                                .build())
                        .type())
                .isEqualTo("ms.voip.sms.ping.v1");
        assertThat(identity(sms().get(GET.formatted("1").replace("message=hi", "message="))
                                .build())
                        .type())
                .isEqualTo("ms.voip.sms.ping.v1");
    }

    @Test
    void keepsOtherEventsOfTheEnvelope() {
        assertThat(identity(sms().json("{\"data\":{\"event_type\":\"message.finalized\",\"payload\":{\"id\":3}}}")
                                .build())
                        .type())
                .isEqualTo("ms.voip.sms.other.v1");
    }

    @Test
    void prefersTheVendorsNameOfACall() {
        Identity identity = identity(Requests.to(Provider.VOIPMS, "/cdr", VoipmsRoutes.CDR)
                .json("{\"callid\":\"guide\",\"uniqueid\":\"12964421x41098i8c\"}")
                .build());

        assertThat(identity.providerId()).isEqualTo("12964421x41098i8c");
    }

    @Test
    void namesARecordingWithoutCallByAHash() {
        String recording = "MTAwMDAwLTg0NTU1NTAxMjMtODQ1NTU1MDE5OS1JTi0xNTQ0MTMxMzA2";
        Requests request = Requests.to(Provider.VOIPMS, "/recording", VoipmsRoutes.RECORDING);
        Identity identity = identity(request.json("{\"account\":\"100000\",\"callrecording\":\"" + recording + "\"}")
                .build());
        Identity elsewhere = identity(request.json("{\"account\":\"2\",\"callrecording\":\"" + recording + "\"}")
                .build());

        assertThat(identity.providerId()).matches("[0-9a-f]{32}").isNotEqualTo(elsewhere.providerId());
    }

    @Test
    void readsBytesOfAQueryThatNobodyEscaped() {
        String query = new String(
                GET.formatted("1").replace("hi", "ol\u00e1").getBytes(StandardCharsets.UTF_8),
                StandardCharsets.ISO_8859_1);
        WebhookRequest raw = sms().get(query).build();

        assertThat(raw.payload())
                .isEqualTo(GET.formatted("1").replace("hi", "ol\u00e1").getBytes(StandardCharsets.UTF_8));
        assertThat(raw.query().text("message")).hasValue("ol\u00e1");
    }

    private static Requests sms() {
        return Requests.to(Provider.VOIPMS, "/webhooks/voipms/sms/incoming", VoipmsRoutes.SMS);
    }

    private static WebhookProvider gate(Map<String, String> settings) {
        return new VoipmsGate(Settings.of(VoipmsSettings.class, settings));
    }
}
