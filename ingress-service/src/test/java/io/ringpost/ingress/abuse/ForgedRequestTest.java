package io.ringpost.ingress.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.ingress.fixture.Gates;
import io.ringpost.ingress.fixture.IngressProfile;
import io.ringpost.ingress.fixture.Requests;
import io.ringpost.ingress.fixture.Signing;
import io.ringpost.ingress.provider.WebhookProvider;
import io.ringpost.ingress.provider.WebhookRequest;
import io.ringpost.ingress.provider.WebhookRoute;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** SE-01: a genuine request passes; with anything of it changed, none does. */
class ForgedRequestTest {
    private static final WebhookProvider TWILIO = Gates.configured().get(0);
    private static final WebhookProvider RETELL = Gates.configured().get(1);
    private static final WebhookRoute STATUS = route(TWILIO, "/webhooks/twilio/call-status");
    private static final WebhookRoute EVENTS = route(RETELL, "/webhooks/retell/call-events");

    @Property
    void oneBitOfARetellBodyIsEnough(
            @ForAll @Size(min = 1, max = 200) byte[] body, @ForAll @IntRange(max = 10_000) int at) {
        String signature = Signing.retell(IngressProfile.RETELL_KEY, body, Requests.NOW.toEpochMilli());
        byte[] changed = body.clone();
        changed[at % body.length] ^= (byte) (1 << at % Byte.SIZE);

        assertThat(verified(RETELL, retell(body, signature))).isTrue();
        assertThat(verified(RETELL, retell(changed, signature))).isFalse();
    }

    @Property
    void oneCharOfARetellSignatureIsEnough(
            @ForAll @Size(max = 50) byte[] body, @ForAll @IntRange(max = 10_000) int at) {
        String signature = Signing.retell(IngressProfile.RETELL_KEY, body, Requests.NOW.toEpochMilli());

        assertThat(verified(RETELL, retell(body, flipped(signature, at)))).isFalse();
        assertThat(verified(RETELL, retell(body, signature.substring(0, at % signature.length()))))
                .isFalse();
    }

    @Property
    void oneFieldOfATwilioFormIsEnough(
            @ForAll @Size(min = 1, max = 8)
                    Map<@AlphaChars @NotEmpty String, @AlphaChars @StringLength(max = 20) String> form,
            @ForAll @AlphaChars @StringLength(min = 1, max = 9) String extra) {
        String signature = twilio(IngressProfile.TWILIO_TOKEN, form);
        Map<String, String> more = new TreeMap<>(form);
        more.merge("Zz" + extra, "1", String::concat);
        Map<String, String> other = new TreeMap<>(form);
        other.replaceAll((name, value) -> value + extra);

        assertThat(verified(TWILIO, twilio(form, signature))).isTrue();
        assertThat(verified(TWILIO, twilio(more, signature))).isFalse();
        assertThat(verified(TWILIO, twilio(other, signature))).isFalse();
        assertThat(verified(TWILIO, twilio(form, twilio(extra, form))))
                .as("another key")
                .isFalse();
    }

    @Property
    void oneCharOfATwilioSignatureIsEnough(@ForAll @IntRange(max = 10_000) int at) {
        Map<String, String> form = Map.of("CallSid", "CA" + at);
        String signature = twilio(IngressProfile.TWILIO_TOKEN, form);

        assertThat(verified(TWILIO, twilio(form, flipped(signature, at)))).isFalse();
        assertThat(verified(TWILIO, twilio(form, signature.substring(0, at % signature.length()))))
                .isFalse();
    }

    @Property
    void aTwilioSignatureHoldsForItsOwnAddressOnly(@ForAll @AlphaChars @StringLength(min = 1, max = 20) String query) {
        Map<String, String> form = Map.of("CallSid", "CA1");
        String signature = twilio(IngressProfile.TWILIO_TOKEN, form);

        WebhookRequest moved = Requests.to(STATUS)
                .query(query)
                .form(form)
                .header("X-Twilio-Signature", signature)
                .build();
        WebhookRequest elsewhere = Requests.to(STATUS)
                .path(STATUS.template() + "/" + query)
                .form(form)
                .header("X-Twilio-Signature", signature)
                .build();

        assertThat(verified(TWILIO, moved)).isFalse();
        assertThat(verified(TWILIO, elsewhere)).isFalse();
    }

    private static WebhookRequest retell(byte[] body, String signature) {
        return Requests.to(EVENTS)
                .body(body)
                .header("X-Retell-Signature", signature)
                .build();
    }

    private static WebhookRequest twilio(Map<String, String> form, String signature) {
        return Requests.to(STATUS)
                .form(form)
                .header("X-Twilio-Signature", signature)
                .build();
    }

    private static String twilio(String token, Map<String, String> form) {
        return Signing.twilio(token, IngressProfile.BASE_URL + STATUS.template(), form);
    }

    private static String flipped(String text, int at) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        bytes[at % bytes.length] ^= 1;
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static boolean verified(WebhookProvider gate, WebhookRequest request) {
        return gate.verify(request).match(proof -> true, cause -> false);
    }

    private static WebhookRoute route(WebhookProvider gate, String template) {
        return gate.routes().stream()
                .filter(route -> route.template().equals(template))
                .findFirst()
                .orElseThrow();
    }
}
