package io.ringpost.ingress.provider.twilio;

import io.ringpost.ingress.provider.FormFields;
import io.ringpost.ingress.provider.FormFields.Field;
import io.ringpost.ingress.provider.Hmac;
import io.ringpost.ingress.provider.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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
    static TwilioSignature of(FormFields form) {
        return new TwilioSignature(form.sorted());
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
    boolean matches(Hmac token, String url, String header) {
        byte[] hash = token.of(url.getBytes(StandardCharsets.ISO_8859_1), signedFields);
        return Secrets.same(Base64.getEncoder().encode(hash), header.getBytes(StandardCharsets.UTF_8));
    }
}
