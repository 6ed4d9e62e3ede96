package io.ringpost.ingress.provider.twilio;

import io.ringpost.ingress.provider.FormFields.Field;
import io.ringpost.ingress.provider.Hashes;
import io.ringpost.ingress.provider.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/**
 * Twilio: Base64 of HMAC-SHA1, keyed by the auth token, over the URL and every form field, names sorted, each followed by
 * its distinct values, sorted, with nothing between.
 *
 * <p>The vendor's Java library cannot stand in: its parameters are a map, which loses repeated fields, and it decodes the
 * URL when it adds or removes a port.
 */
final class TwilioSignature {
    private final byte[] signedFields;

    private TwilioSignature(byte[] signedFields) {
        this.signedFields = signedFields;
    }

    /** Signs a URL alone: a GET, or JSON, whose hash is in the URL. */
    static TwilioSignature ofUrl() {
        return new TwilioSignature(new byte[0]);
    }

    /** Signs a URL and a form. */
    static TwilioSignature of(List<Field> form) {
        List<Field> sorted = new ArrayList<>(form);
        sorted.sort(Comparator.naturalOrder());
        return unsorted(withoutDoubles(sorted));
    }

    private static List<Field> withoutDoubles(List<Field> sorted) {
        List<Field> distinct = new ArrayList<>(sorted.size());
        for (int i = 0; i < sorted.size(); i++) {
            if (i == 0 || !sorted.get(i).equals(sorted.get(i - 1))) {
                distinct.add(sorted.get(i));
            }
        }
        return distinct;
    }

    /** Signs a URL and a form's fields as they stand, which Twilio does not. */
    static TwilioSignature unsorted(List<Field> form) {
        int length = 0;
        for (Field field : form) {
            length += field.name().length() + field.value().length();
        }
        StringBuilder text = new StringBuilder(length);
        form.forEach(field -> text.append(field.name()).append(field.value()));
        return new TwilioSignature(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** How much is hashed besides the URL. */
    int bytes() {
        return signedFields.length;
    }

    /** Whether the header is this URL's signature; each char of the URL is one byte, as it was sent. */
    boolean matches(String token, String url, String header) {
        byte[] hash = Hashes.hmac(
                "HmacSHA1",
                token.getBytes(StandardCharsets.UTF_8),
                url.getBytes(StandardCharsets.ISO_8859_1),
                signedFields);
        return Secrets.same(Base64.getEncoder().encode(hash), header.getBytes(StandardCharsets.UTF_8));
    }
}
