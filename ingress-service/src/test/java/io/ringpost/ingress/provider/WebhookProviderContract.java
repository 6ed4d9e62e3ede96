package io.ringpost.ingress.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.Provider;
import io.ringpost.ingress.fixture.Requests;
import io.ringpost.ingress.refuse.RefusalCause;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the pipeline relies on, whoever the provider is. */
public abstract class WebhookProviderContract {
    /** With secrets, with none, and with verification switched off. */
    protected abstract WebhookProvider configured();

    protected abstract WebhookProvider unconfigured();

    protected abstract WebhookProvider switchedOff();

    /** A request about {@code id} with everything but its proof. */
    protected abstract Requests about(String id);

    /** The same with a genuine proof. */
    protected abstract Requests proven(Requests request);

    /** The same with a wrong proof. */
    protected abstract Requests forged(Requests request);

    @Test
    void takesAGenuineRequest() {
        assertThat(refusal(configured().verify(proven(about("id-1")).build()))).isEmpty();
    }

    @Test
    void saysWhichKeyProvedIt() {
        String proof = proof(configured().verify(proven(about("id-1")).build()));

        assertThat(proof).endsWith("#1");
    }

    @Test
    void refusesAForgedRequest() {
        RefusalCause cause =
                refusal(configured().verify(forged(about("id-1")).build())).orElseThrow();

        assertThat(cause.status()).isEqualTo(403);
    }

    @Test
    void refusesARequestWithoutProof() {
        RefusalCause cause = refusal(configured().verify(about("id-1").build())).orElseThrow();

        assertThat(cause.status()).isEqualTo(401);
    }

    @Test
    void isClosedWithoutSecretAndNamesTheSetting() {
        assertThat(unconfigured().closedBy().orElse("")).contains("is not set").contains("_");
        assertThat(configured().closedBy()).isEmpty();
    }

    @Test
    void switchedOffTakesAnythingAndSaysSo() {
        String proof = proof(switchedOff().verify(about("id-1").build()));

        assertThat(proof).isEqualTo("none");
        assertThat(switchedOff().verificationOff()).isTrue();
        assertThat(configured().verificationOff()).isFalse();
        assertThat(switchedOff().closedBy()).isEmpty();
    }

    @Test
    void namesWhatARequestIsAbout() {
        Identity identity = identity(about("id-1").build());

        assertThat(identity.providerId()).isEqualTo("id-1");
        assertThat(identity.id()).hasSize(32);
        assertThat(identity.type()).endsWith(".v1");
    }

    @Test
    void givesTheSameFactTheSameId() {
        Identity first = identity(about("id-1").build());
        Identity again =
                identity(about("id-1").at(Requests.NOW.plusSeconds(1800)).build());
        Identity other = identity(about("id-2").build());

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(other.id()).isNotEqualTo(first.id());
    }

    @Test
    void keepsAnIdThatNoHeaderMayCarryAsItsHash() {
        Identity identity = identity(about("id with\u00e9\u00e3").build());

        assertThat(identity.providerId()).matches("[0-9a-f]{32}");
    }

    @Test
    void cannotReadABodyThatIsNoObject() {
        WebhookRequest request = about("id-1").json("[]").build();

        assertThat(configured().identify(request).match(identity -> "read", () -> "unreadable"))
                .isEqualTo("unreadable");
    }

    @Test
    void hasAReplyForEveryRoute() {
        assertThat(configured().routes()).isNotEmpty().allSatisfy(route -> {
            WebhookRequest request = Requests.to(route).json("{}").build();
            Reply reply =
                    configured().reply(request, identity(about("id-1").build())).join();
            assertThat(reply.status()).isBetween(200, 204);
            assertThat(reply.contentType() == null).isEqualTo(reply.status() == 204);
            assertThat(new String(reply.body(), StandardCharsets.UTF_8).isEmpty())
                    .isEqualTo(reply.status() == 204);
        });
    }

    @Test
    void ownsItsRoutes() {
        Provider provider = configured().provider();

        assertThat(configured().routes()).allMatch(route -> route.provider() == provider);
    }

    protected Identity identity(WebhookRequest request) {
        return configured().identify(request).match(identity -> identity, () -> {
            throw new AssertionError("unreadable");
        });
    }

    protected static String proof(Verification verification) {
        return verification.match(proof -> proof, cause -> "refused");
    }

    protected static Optional<RefusalCause> refusal(Verification verification) {
        return verification.match(proof -> Optional.empty(), Optional::of);
    }
}
