package io.ringpost.sms.plan.voipms;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/** Texts without what only looks better. */
final class PlainBytes {
    private static final Pattern INVISIBLE = Pattern.compile("[\\u200B\\uFEFF]");
    private static final Map<Pattern, String> LOOK_ALIKES = Map.of(
            Pattern.compile("[\\u2018\\u2019\\u201A]"), "'",
            Pattern.compile("[\\u201C\\u201D\\u201E]"), "\"",
            Pattern.compile("[\\u00A0\\u202F]"), " ",
            Pattern.compile("[\\u2013\\u2014]"), "-",
            Pattern.compile("\\u2026"), "...");

    private PlainBytes() {}

    static String of(String text) {
        String plain = INVISIBLE.matcher(text).replaceAll("");
        for (Map.Entry<Pattern, String> one : LOOK_ALIKES.entrySet()) {
            plain = one.getKey().matcher(plain).replaceAll(one.getValue());
        }
        return plain;
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
