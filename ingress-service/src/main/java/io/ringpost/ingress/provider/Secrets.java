package io.ringpost.ingress.provider;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.OptionalInt;

/** A list of secrets of which any will do, so that they can be rotated; compared without telling how much of one was right. */
public final class Secrets {
    private final List<byte[]> digests;

    /** Takes the secrets; blanks around them and empty ones are left out. */
    public Secrets(List<String> secrets) {
        this.digests = secrets.stream()
                .map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .map(Secrets::digest)
                .toList();
    }

    /** Whether two proofs are the same, in a time that does not tell where they differ. Nothing else compares proofs. */
    public static boolean same(byte[] expected, byte[] candidate) {
        return MessageDigest.isEqual(expected, candidate);
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return digests.isEmpty();
    }

    /** The position, counted from one, of the secret that equals the candidate. All are compared, right or wrong. */
    public OptionalInt find(String candidate) {
        byte[] digest = digest(candidate);
        int found = 0;
        for (int i = digests.size(); i > 0; i--) {
            found = same(digests.get(i - 1), digest) ? i : found;
        }
        return found == 0 ? OptionalInt.empty() : OptionalInt.of(found);
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
