package io.ringpost.outbound.sign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SigningKeyTest {
    /** Svix: the key, its public half and the signature of the asymmetric test in its server's sources. */
    private static final String SVIX =
            "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==";

    @Test
    void signatureIsTheOneThatAnotherSenderOfStandardWebhooksMakes() {
        Outgoing post = new Outgoing(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "test",
                1,
                Instant.ofEpochSecond(1_614_265_330),
                "{\"test\": 2432232314}".getBytes(UTF_8));
        SigningSecrets secrets = new SigningSecrets(
                Secret.given("sua_chave_secreta"),
                List.of(),
                List.of(new SigningSecrets.DatedKey(SigningKey.read(SVIX), null)));

        assertThat(WebhookHeaders.of(post, secrets).get("webhook-signature"))
                .matches("v1,\\S+ v1a,\\S+")
                .endsWith(
                        " v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==");
    }

    @Test
    void textsAreThoseOfStandardWebhooks() {
        SigningKey key = SigningKey.read(SVIX);

        assertThat(key.secretText()).isEqualTo(SVIX);
        assertThat(SigningKey.publicText(key.publicKey()))
                .isEqualTo("whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=");
    }

    /** RFC 8037, appendix A.3. */
    @Test
    void idIsTheThumbprintOfTheJsonWebKey() {
        byte[] key = Base64.getUrlDecoder().decode("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");

        assertThat(SigningKey.id(key)).isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
        assertThat(SigningKey.coordinate(key)).isEqualTo("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
    }

    @Test
    void keyNeverPrintsItself() {
        assertThat(SigningKey.read(SVIX).toString()).doesNotContain("6Xb/dCc");
    }
}
