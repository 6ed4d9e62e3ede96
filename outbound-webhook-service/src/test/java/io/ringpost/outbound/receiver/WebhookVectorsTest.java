package io.ringpost.outbound.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.ringpost.outbound.sign.Outgoing;
import io.ringpost.outbound.sign.Secret;
import io.ringpost.outbound.sign.SigningSecrets;
import io.ringpost.outbound.sign.WebhookHeaders;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published vectors say what our own signing and a foreign library say. */
class WebhookVectorsTest {
    private static final Set<String> UNSIGNED = Set.of("header_missing", "timestamp_malformed");

    static Stream<WebhookCase> genuine() {
        return WebhookCase.published().cases().stream().filter(one -> one.name().startsWith("genuine"));
    }

    static Stream<WebhookCase> signed() {
        return WebhookCase.published().cases().stream().filter(one -> !UNSIGNED.contains(one.verdict()));
    }

    @ParameterizedTest
    @MethodSource("genuine")
    void genuineWebhookIsWhatRingpostSends(WebhookCase webhook) {
        Map<String, String> sent = WebhookHeaders.of(outgoing(webhook), SigningSecrets.of(webhook.key()));

        assertThat(sent).containsAllEntriesOf(webhook.headers());
    }

    @ParameterizedTest
    @MethodSource("signed")
    void signatureIsRightWhereTheVerdictSaysSo(WebhookCase webhook) {
        Map<String, String> sent = WebhookHeaders.of(outgoing(webhook), SigningSecrets.of(webhook.key()));
        String name = webhook.standard() ? "webhook-signature" : "X-Webhook-Signature";

        boolean right = List.of(webhook.header(name).split(" ")).contains(sent.get(name));

        assertThat(right).isEqualTo(!webhook.verdict().equals("signature_wrong"));
    }

    @ParameterizedTest
    @MethodSource("signed")
    void standardWebhooksLibrarySignsTheSame(WebhookCase webhook) throws WebhookSigningException {
        String signature = library(webhook.key())
                .sign(
                        webhook.header("webhook-id"),
                        Long.parseLong(webhook.header("webhook-timestamp")),
                        webhook.body());

        assertThat(WebhookHeaders.of(outgoing(webhook), SigningSecrets.of(webhook.key())))
                .containsEntry("webhook-signature", signature);
    }

    @Test
    void rotationIsWhatRingpostSendsDuringTheOverlap() {
        WebhookCase before = named("rotation: receiver has the old secret");
        WebhookCase after = named("rotation: receiver has the new secret");
        SigningSecrets rotated = SigningSecrets.of(before.key())
                .rotated(after.key(), sentAt(before).minusSeconds(60));

        Map<String, String> sent = WebhookHeaders.of(outgoing(before), rotated);

        assertThat(sent).containsAllEntriesOf(before.headers()).containsAllEntriesOf(after.headers());
    }

    @ParameterizedTest
    @ValueSource(strings = {"receiving-webhooks.md", "receiving-webhooks.pt.md", "receiving-webhooks.es.md"})
    void documentShowsAGenuineWebhook(String document) throws IOException {
        WebhookCase shown = named("genuine, text beyond ASCII, given secret, standard");

        String text = Files.readString(WebhookCase.FOLDER.resolveSibling(document));

        assertThat(text).contains("`" + shown.secret() + "`").contains("\n\n" + shown.body() + "\n");
        assertThat(shown.headers())
                .allSatisfy((name, value) -> assertThat(text).contains("\n" + name + ": " + value + "\n"));
    }

    @Test
    void everyVerdictHasACase() {
        WebhookCase.Published published = WebhookCase.published();

        assertThat(published.cases().stream().map(WebhookCase::verdict).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(published.verdicts());
        assertThat(published.cases()).extracting(WebhookCase::name).doesNotHaveDuplicates();
    }

    private static WebhookCase named(String name) {
        return WebhookCase.published().cases().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Webhook library(Secret secret) {
        return secret.made()
                ? new Webhook(secret.text())
                : new Webhook(secret.text().getBytes(UTF_8));
    }

    private static Outgoing outgoing(WebhookCase webhook) {
        return new Outgoing(
                webhook.header("webhook-id"),
                "cliente.criado",
                1,
                sentAt(webhook),
                webhook.body().getBytes(UTF_8));
    }

    private static Instant sentAt(WebhookCase webhook) {
        return Instant.ofEpochSecond(Long.parseLong(webhook.header("webhook-timestamp")));
    }
}
