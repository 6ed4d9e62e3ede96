package io.ringpost.sms.send;

import io.ringpost.safehttp.Limits;
import io.ringpost.safehttp.SafeRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** A form that is posted once. */
public final class FormBody {
    private static final int ANSWER_BYTES = 64 * 1024;

    private FormBody() {}

    /** The request; its body holds all that is secret or personal. */
    public static SafeRequest post(String url, Map<String, String> form, Duration limit) {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return SafeRequest.post(url, body.getBytes(StandardCharsets.UTF_8))
                .withHeader("Content-Type", "application/x-www-form-urlencoded")
                .withLimits(new Limits(limit, limit, ANSWER_BYTES));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
