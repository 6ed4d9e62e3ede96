package io.ringpost.outbound.sign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WebhookHeadersTest {
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final String BODY =
            "{\"event\":\"cliente.criado\",\"timestamp\":\"2024-01-01T10:00:00Z\",\"data\":{\"nome\":\"João\"}}";
    private static final Secret MADE = Secret.made(filled(1));
    private static final Secret NEXT = Secret.made(filled(2));

    @Test
    void fixedVectorNeverChanges() {
        Outgoing post =
                new Outgoing("msg_1", "cliente.criado", 1, Instant.ofEpochSecond(1_700_000_000), "{}".getBytes(UTF_8));

        Map<String, String> headers = WebhookHeaders.of(post, SigningSecrets.of(Secret.given("sua_chave_secreta")));

        assertThat(headers.get("X-Webhook-Signature"))
                .isEqualTo("sha256=67f0b8427aae19f0af48e6d180f2fe9a63edd71810c85630c87cc73e74efbdbe");
        assertThat(headers)
                .containsEntry("webhook-signature", "v1,B0SFfxvKtGFArgq+GJefg3tL4zdOm7A7sIje5/NKguw=")
                .containsEntry("Content-Type", "application/json")
                .containsEntry("User-Agent", "Ringpost-Webhooks/1")
                .containsEntry("X-Webhook-Event", "cliente.criado")
                .containsEntry("X-Webhook-Attempt", "1")
                .containsEntry("webhook-id", "msg_1")
                .containsEntry("webhook-timestamp", "1700000000");
    }

    @Test
    void standardWebhooksLibraryAcceptsAMadeSecret() {
        Map<String, String> headers = WebhookHeaders.of(post(), SigningSecrets.of(MADE));

        assertThatCode(() -> new Webhook(MADE.text()).verify(BODY, http(headers)))
                .doesNotThrowAnyException();
    }

    @Test
    void standardWebhooksLibraryAcceptsAGivenSecretByItsBytes() {
        Secret given = Secret.given("sua_chave_secreta");

        Map<String, String> headers = WebhookHeaders.of(post(), SigningSecrets.of(given));

        assertThatCode(() -> new Webhook(given.text().getBytes(UTF_8)).verify(BODY, http(headers)))
                .doesNotThrowAnyException();
    }

    @Test
    void standardWebhooksLibraryRejectsOneChangedByte() {
        Map<String, String> headers = WebhookHeaders.of(post(), SigningSecrets.of(MADE));
        Webhook oracle = new Webhook(MADE.text());

        assertThatThrownBy(() -> oracle.verify(BODY.replace("criado", "criadO"), http(headers)))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() -> oracle.verify(BODY, http(with(headers, "webhook-id", "another"))))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() -> oracle.verify(
                        BODY, http(with(headers, "webhook-timestamp", Long.toString(now.getEpochSecond() + 1)))))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void guidesReceiverAcceptsTheWholeTextAsKey() {
        Map<String, String> headers = WebhookHeaders.of(post(), SigningSecrets.of(MADE));

        assertThat(GuideReceiver.accepts(MADE.text(), BODY, headers)).isTrue();
    }

    @Test
    void bothSecretsCountDuringTheOverlap() {
        SigningSecrets rotated = SigningSecrets.of(MADE).rotated(NEXT, now.minusSeconds(60));

        Map<String, String> headers = WebhookHeaders.of(post(), rotated);

        assertThatCode(() -> new Webhook(MADE.text()).verify(BODY, http(headers)))
                .doesNotThrowAnyException();
        assertThatCode(() -> new Webhook(NEXT.text()).verify(BODY, http(headers)))
                .doesNotThrowAnyException();
        assertThat(GuideReceiver.accepts(MADE.text(), BODY, headers)).isTrue();
        assertThat(GuideReceiver.accepts(NEXT.text(), BODY, headers)).isFalse();
    }

    @Test
    void secretThatTheReceiverStillUsesSurvivesASecondRotation() {
        Secret third = Secret.made(filled(3));
        SigningSecrets twice =
                SigningSecrets.of(MADE).rotated(NEXT, now.minusSeconds(60)).rotated(third, now.minusSeconds(30));

        Map<String, String> headers = WebhookHeaders.of(post(), twice);

        assertThat(GuideReceiver.accepts(MADE.text(), BODY, headers)).isTrue();
        assertThat(List.of(MADE, NEXT, third))
                .allSatisfy(secret -> assertThatCode(() -> new Webhook(secret.text()).verify(BODY, http(headers)))
                        .doesNotThrowAnyException());
    }

    @Test
    void onlyTheNewSecretCountsAtTheInstantTheOverlapEnds() {
        SigningSecrets rotated = SigningSecrets.of(MADE).rotated(NEXT, now.minus(SigningSecrets.OVERLAP));

        Map<String, String> headers = WebhookHeaders.of(post(), rotated);

        assertThatThrownBy(() -> new Webhook(MADE.text()).verify(BODY, http(headers)))
                .isInstanceOf(WebhookVerificationException.class);
        assertThat(GuideReceiver.accepts(NEXT.text(), BODY, headers)).isTrue();
        assertThat(headers.get("webhook-signature")).doesNotContain(" ");
    }

    @Test
    void keysThatCountSignBesideTheSecretWhichLibrariesStillFind() {
        SigningSecrets secrets = new SigningSecrets(
                MADE, List.of(), List.of(key(1, now.minusSeconds(1)), key(2, now.plusSeconds(1)), key(3, null)));

        Map<String, String> headers = WebhookHeaders.of(post(), secrets);

        assertThat(headers.get("webhook-signature")).matches("v1,\\S+ v1a,\\S+ v1a,\\S+");
        assertThatCode(() -> new Webhook(MADE.text()).verify(BODY, http(headers)))
                .doesNotThrowAnyException();
        assertThat(GuideReceiver.accepts(MADE.text(), BODY, headers)).isTrue();
    }

    @Test
    void rotatedSecretKeepsTheKeys() {
        SigningSecrets secrets = new SigningSecrets(MADE, List.of(), List.of(key(1, null)));

        assertThat(secrets.rotated(NEXT, now).counting(now)).hasSize(1);
    }

    @Test
    void secretNeverPrintsItself() {
        assertThat(SigningSecrets.of(MADE).rotated(NEXT, now).toString())
                .doesNotContain(MADE.text())
                .doesNotContain(NEXT.text());
    }

    @Test
    void overlapNeedsAnEarlierSecret() {
        assertThat(SigningSecrets.of(MADE).overlapping(now)).isEmpty();
    }

    private static SigningSecrets.DatedKey key(int filledWith, @Nullable Instant until) {
        return new SigningSecrets.DatedKey(SigningKey.made(filled(filledWith)), until);
    }

    private Outgoing post() {
        return new Outgoing("0f3a", "cliente.criado", 2, now, BODY.getBytes(UTF_8));
    }

    private static byte[] filled(int with) {
        byte[] bytes = new byte[Secret.RANDOM_BYTES];
        Arrays.fill(bytes, (byte) with);
        return bytes;
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> changed = new HashMap<>(headers);
        changed.put(name, value);
        return changed;
    }

    private static Map<String, List<String>> http(Map<String, String> headers) {
        Map<String, List<String>> lists = new HashMap<>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        return lists;
    }
}
