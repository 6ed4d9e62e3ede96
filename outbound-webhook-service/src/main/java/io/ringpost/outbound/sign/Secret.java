package io.ringpost.outbound.sign;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What is shared with a receiver, as it is shown and as it keys.
 *
 * <p>The guide's receivers take the text as it stands for the key. Standard Webhooks libraries strip {@code whsec_} and
 * decode the rest, so a secret that Ringpost made keys the two signatures differently; one that was given is nobody's
 * base64 and keys both by its text.
 *
 * @param text what the operator sees once
 * @param made whether Ringpost made it
 */
public record Secret(String text, boolean made) {
    /** How many random bytes are behind a secret that Ringpost makes. */
    public static final int RANDOM_BYTES = 32;

    private static final String PREFIX = "whsec_";

    /** A secret out of fresh random bytes. */
    public static Secret made(byte[] random) {
        return new Secret(PREFIX + Base64.getEncoder().encodeToString(random), true);
    }

    /** A secret that the operator chose. */
    public static Secret given(String text) {
        return new Secret(text, false);
    }

    byte[] guideKey() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    byte[] standardKey() {
        return made ? Base64.getDecoder().decode(text.substring(PREFIX.length())) : guideKey();
    }

    /** Hides the text. */
    @Override
    public String toString() {
        return "Secret[***]";
    }
}
