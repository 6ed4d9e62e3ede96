package io.ringpost.outbound.sign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
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

    /** RFC 8032, test 1 of section 7.1; RFC 8037, appendices A.2 and A.3. */
    @Test
    void publicHalfAndItsThumbprintAreThoseOfTheStandards() {
        byte[] random = HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

        SigningKey key = SigningKey.made(random);

        assertThat(SigningKey.coordinate(key.publicKey())).isEqualTo("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
        assertThat(SigningKey.id(key.publicKey())).isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
        assertThat(SigningKey.read(key.secretText()).seed()).isEqualTo(random);
    }

    @Test
    void keyNeverPrintsItself() {
        assertThat(SigningKey.read(SVIX).toString()).doesNotContain("6Xb/dCc");
    }
}
