package io.ringpost.api.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretBoxTest {
    private final SecretBox box = box(1);

    @Test
    void opensWhatItSealed() {
        assertThat(box.open(box.seal("whsec_João", "ep_1"), "ep_1")).isEqualTo("whsec_João");
    }

    @Test
    void sealsTheSameTextDifferentlyEachTimeAndShowsNothingOfIt() {
        byte[] one = box.seal("sua_chave_secreta", "ep_1");

        assertThat(one).isNotEqualTo(box.seal("sua_chave_secreta", "ep_1"));
        assertThat(new String(one, StandardCharsets.ISO_8859_1)).doesNotContain("chave");
    }

    @Test
    void rowOfAnotherEndpointIsRefused() {
        byte[] sealed = box.seal("sua_chave_secreta", "ep_1");

        assertThatThrownBy(() -> box.open(sealed, "ep_2")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void changedByteIsRefused() {
        byte[] sealed = box.seal("sua_chave_secreta", "ep_1");
        sealed[sealed.length - 1] ^= 1;

        assertThatThrownBy(() -> box.open(sealed, "ep_1")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anotherKeyIsNamed() {
        byte[] sealed = box(2).seal("sua_chave_secreta", "ep_1");

        assertThatThrownBy(() -> box.open(sealed, "ep_1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("RINGPOST_SECRETS_KEY");
    }

    @Test
    void firstKeyOfAListSealsAndAnyOpens() {
        byte[] old = box.seal("sua_chave_secreta", "ep_1");
        SecretBox both = new SecretBox(key(2) + ", " + key(1));

        byte[] fresh = both.seal("sua_chave_secreta", "ep_1");

        assertThat(both.open(old, "ep_1")).isEqualTo("sua_chave_secreta");
        assertThat(box(2).open(fresh, "ep_1")).isEqualTo("sua_chave_secreta");
    }

    @Test
    void whatTheFirstKeySealedBeginsWithItsId() {
        SecretBox both = new SecretBox(key(2) + "," + key(1));

        assertThat(both.seal("sua_chave_secreta", "ep_1")).startsWith(both.newestKeyId());
        assertThat(box.seal("sua_chave_secreta", "ep_1")).startsWith(box.newestKeyId());
        assertThat(both.newestKeyId()).isNotEqualTo(box.newestKeyId());
        assertThat(List.of(both.hasOlderKeys(), box.hasOlderKeys())).containsExactly(true, false);
    }

    private static SecretBox box(int filledWith) {
        return new SecretBox(key(filledWith));
    }

    private static String key(int filledWith) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) filledWith);
        return Base64.getEncoder().encodeToString(key);
    }
}
