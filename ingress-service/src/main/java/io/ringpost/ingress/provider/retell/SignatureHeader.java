package io.ringpost.ingress.provider.retell;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Retell: {@code v=<ms>,d=<hex>}, the time without leading zeros, the digest in lower case. Read by hand: a pattern costs
 * as much as the hash.
 */
final class SignatureHeader {
    private static final String TIME = "v=";
    private static final String DIGEST = ",d=";
    private static final int DIGEST_DIGITS = 64;
    private static final int MOST_TIME_DIGITS = 16;
    /** Retell's SDK counts in JavaScript's whole numbers. */
    private static final long LATEST = (1L << 53) - 1;

    private final String time;
    private final byte[] digest;

    private SignatureHeader(String time, byte[] digest) {
        this.time = time;
        this.digest = digest;
    }

    /** Reads a header; empty if it is of another form. */
    static Optional<SignatureHeader> read(String header) {
        int comma = header.length() - DIGEST_DIGITS - DIGEST.length();
        if (!isWellFormed(header, comma)) {
            return Optional.empty();
        }
        String time = header.substring(TIME.length(), comma);
        byte[] digest = HexFormat.of().parseHex(header, comma + DIGEST.length(), header.length());
        return Long.parseLong(time) > LATEST ? Optional.empty() : Optional.of(new SignatureHeader(time, digest));
    }

    /** The time as it is signed. */
    String time() {
        return time;
    }

    /** When it says that it was signed. */
    Instant signedAt() {
        return Instant.ofEpochMilli(Long.parseLong(time));
    }

    byte[] digest() {
        return digest.clone();
    }

    private static boolean isWellFormed(String header, int comma) {
        int digits = comma - TIME.length();
        return digits >= 1
                && digits <= MOST_TIME_DIGITS
                && header.startsWith(TIME)
                && header.startsWith(DIGEST, comma)
                && (digits == 1 || header.charAt(TIME.length()) != '0')
                && isNumber(header, TIME.length(), comma)
                && isHex(header, comma + DIGEST.length(), header.length());
    }

    private static boolean isNumber(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHex(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (!isDigit(c) && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
