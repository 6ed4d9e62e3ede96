package io.ringpost.ingress.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.ingress.fixture.Gates;
import io.ringpost.ingress.fixture.Hostile;
import io.ringpost.ingress.fixture.Requests;
import io.ringpost.ingress.provider.Identity;
import io.ringpost.ingress.provider.WebhookProvider;
import io.ringpost.ingress.provider.WebhookRequest;
import io.ringpost.ingress.provider.WebhookRoute;
import io.ringpost.ingress.publish.OutgoingRecord;
import io.ringpost.ingress.refuse.RefusalCause;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any bytes at any route: verified never, identified or called unreadable, and never an exception. */
class FuzzedWebhooksTest {
    private static final Pattern PLAIN = Pattern.compile("[\\x20-\\x7e]*");
    private static final List<WebhookProvider> GATES = Gates.configured();

    /** What one request holds. */
    record Sent(byte[] body, String query, String path, String type, String signature, String forwarded) {}

    @Property
    void nobodyWithoutTheSecretIsVerified(@ForAll("sent") Sent sent) {
        for (WebhookProvider gate : GATES) {
            for (WebhookRoute route : gate.routes()) {
                RefusalCause cause =
                        gate.verify(post(route, sent)).match(proof -> RefusalCause.CANNOT_BE_KEPT, refused -> refused);

                assertThat(cause.status()).isIn(401, 403);
            }
        }
    }

    @Property
    void whateverIsIdentifiedHasWordsThatCanStandInHeadersKeysAndLogs(@ForAll("sent") Sent sent) {
        for (WebhookProvider gate : GATES) {
            for (WebhookRoute route : gate.routes()) {
                assertPlain(gate, post(route, sent));
                if (route.methods().contains("GET")) {
                    assertPlain(gate, get(route, sent));
                }
            }
        }
    }

    private static void assertPlain(WebhookProvider gate, WebhookRequest request) {
        gate.identify(request).match(identity -> check(gate, request, identity), () -> true);
    }

    private static boolean check(WebhookProvider gate, WebhookRequest request, Identity identity) {
        OutgoingRecord record = RawRecords.of(request, identity, "proof#1");
        assertThat(List.of(identity.id(), identity.type(), identity.word(), identity.account(), record.key()))
                .allMatch(word -> PLAIN.matcher(word).matches() && word.length() < 300);
        assertThat(identity.providerId()).matches("[\\x21-\\x7e]{1,128}");
        assertThat(gate.sentence(identity)).matches(PLAIN);
        assertThat(gate.reply(request, identity).join().status()).isBetween(200, 204);
        return true;
    }

    @Provide
    Arbitrary<Sent> sent() {
        Arbitrary<String> types = Arbitraries.oneOf(
                Arbitraries.of(Requests.FORM, "application/json", "text/plain", "APPLICATION/JSON ; x", ";"),
                Hostile.line());
        Arbitrary<String> signatures = Arbitraries.oneOf(
                Arbitraries.of(
                        "v=1,d=" + "0".repeat(64),
                        "v=9007199254740992,d=" + "a".repeat(64),
                        "v=99999999999999999999,d=" + "a".repeat(64),
                        "A".repeat(27) + "=",
                        ""),
                Hostile.line());
        return Combinators.combine(Hostile.bytes(), Hostile.line(), Hostile.line(), types, signatures, Hostile.line())
                .as(Sent::new);
    }

    private static WebhookRequest post(WebhookRoute route, Sent sent) {
        return headers(Requests.to(route).body(sent.body()).path(sent.path()).query(sent.query()), route, sent);
    }

    private static WebhookRequest get(WebhookRoute route, Sent sent) {
        return headers(Requests.to(route).get(sent.query()).path(sent.path()), route, sent);
    }

    private static WebhookRequest headers(Requests request, WebhookRoute route, Sent sent) {
        Requests withHeaders = request.header("Content-Type", sent.type())
                .header("X-Twilio-Signature", sent.signature())
                .header("X-Retell-Signature", sent.signature())
                .header("X-Webhook-Token", sent.signature())
                .header("X-Forwarded-Host", sent.forwarded())
                .header("X-Forwarded-Prefix", sent.path())
                .throughProxy();
        return (route.hasPathToken() ? withHeaders.pathToken(sent.path() + "!") : withHeaders).build();
    }
}
