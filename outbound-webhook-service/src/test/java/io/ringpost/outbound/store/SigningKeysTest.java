package io.ringpost.outbound.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.outbound.sign.SigningKey;
import org.junit.jupiter.api.Test;

class SigningKeysTest {
    @Test
    void freshKeyIsReadAsItWasWrittenAndNoTwoAreAlike() {
        SigningKey fresh = SigningKeys.fresh();

        SigningKey read = SigningKey.read(fresh.secretText());

        assertThat(read.seed())
                .isEqualTo(fresh.seed())
                .hasSize(SigningKey.HALF)
                .isNotEqualTo(SigningKeys.fresh().seed());
        assertThat(read.publicKey()).isEqualTo(fresh.publicKey()).hasSize(SigningKey.HALF);
    }
}
