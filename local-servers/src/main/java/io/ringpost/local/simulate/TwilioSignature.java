package io.ringpost.local.simulate;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * {@code X-Twilio-Signature}: HMAC-SHA1 over the URL and the body's fields sorted by name.
 *
 * <p>Twilio: of a repeated field each distinct value counts once, sorted; there are no separators.
 */
final class TwilioSignature {
    private static final Pattern USER_INFO = Pattern.compile("^(https?://)[^/?@]*@");
    private static final Pattern HTTPS_PORT = Pattern.compile("^(https://[^/?:]+):\\d+");

    private TwilioSignature() {}

    static String of(String authToken, String url, Form form) {
        StringBuilder signed = new StringBuilder(url);
        form.fields().stream()
                .distinct()
                .sorted(Comparator.comparing(Form.Field::name).thenComparing(Form.Field::value))
                .forEach(field -> signed.append(field.name()).append(field.value()));
        byte[] message = signed.toString().getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(Hmac.sha1(authToken, message));
    }

    /** The URL that Twilio signs: no user info, and over HTTPS the port stays for messages but not for calls. */
    static String signedUrl(String url) {
        String bare = USER_INFO.matcher(url).replaceFirst("$1");
        return url.contains("/sms/") ? bare : HTTPS_PORT.matcher(bare).replaceFirst("$1");
    }
}
