package io.ringpost.ingress.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.ingress.fixture.Gates;
import io.ringpost.ingress.fixture.IngressProfile;
import io.ringpost.ingress.fixture.Requests;
import io.ringpost.ingress.fixture.Signing;
import io.ringpost.ingress.provider.Identity;
import io.ringpost.ingress.provider.WebhookProvider;
import io.ringpost.ingress.provider.WebhookRequest;
import io.ringpost.ingress.provider.WebhookRoute;
import io.ringpost.ingress.refuse.RefusalCause;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** SE-02: a request caught on its way and sent again, from a second to two weeks later. */
class ReplayedRequestTest {
    private static final List<WebhookProvider> GATES = Gates.configured();
    private static final byte[] BODY =
            "{\"event\":\"call_ended\",\"call\":{\"call_id\":\"c1\"}}".getBytes(StandardCharsets.UTF_8);
    private static final long WINDOW = Duration.ofMinutes(5).toMillis();
    private static final long TWO_WEEKS = 14 * 24 * 3_600_000L;

    @Property
    void retellsIsTakenForFiveMinutesAndIsTheSameFact(
            @ForAll @LongRange(min = -TWO_WEEKS, max = TWO_WEEKS) long later) {
        WebhookProvider gate = GATES.get(1);
        String signature = Signing.retell(IngressProfile.RETELL_KEY, BODY, Requests.NOW.toEpochMilli());
        Requests request = Requests.to(route(gate, "/webhooks/retell/call-events"))
                .body(BODY)
                .header("X-Retell-Signature", signature);

        WebhookRequest again = request.at(Requests.NOW.plusMillis(later)).build();

        boolean fresh = Math.abs(again.receivedAt().toEpochMilli() - Requests.NOW.toEpochMilli()) <= WINDOW;
        assertThat(gate.verify(again).match(proof -> "taken", RefusalCause::code))
                .isEqualTo(fresh ? "taken" : "signature_stale");
        assertThat(identity(gate, again).id())
                .isEqualTo(identity(gate, request.at(Requests.NOW).build()).id());
    }

    @Property
    void twiliosIsTheSameFactHoweverLate(@ForAll @LongRange(max = TWO_WEEKS) long later) {
        WebhookProvider gate = GATES.get(0);
        Map<String, String> form = Map.of("CallSid", "CA1", "CallStatus", "completed");
        String target = "/webhooks/twilio/call-status";
        Requests request = Requests.to(route(gate, target))
                .form(form)
                .header(
                        "X-Twilio-Signature",
                        Signing.twilio(IngressProfile.TWILIO_TOKEN, IngressProfile.BASE_URL + target, form));

        WebhookRequest again = request.at(Requests.NOW.plusMillis(later)).build();

        assertThat(gate.verify(again).match(proof -> "taken", RefusalCause::code))
                .isEqualTo("taken");
        assertThat(identity(gate, again).id())
                .isEqualTo(identity(gate, request.at(Requests.NOW).build()).id());
    }

    private static Identity identity(WebhookProvider gate, WebhookRequest request) {
        return gate.identify(request).match(found -> found, () -> {
            throw new AssertionError("unreadable");
        });
    }

    private static WebhookRoute route(WebhookProvider gate, String template) {
        return gate.routes().stream()
                .filter(route -> route.template().equals(template))
                .findFirst()
                .orElseThrow();
    }
}
