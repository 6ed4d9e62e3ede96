package io.ringpost.sms.query;

import java.nio.charset.StandardCharsets;

/** Whether a text can be kept and sent as it is. */
final class SendableText {
    private SendableText() {}

    static boolean is(String text) {
        boolean control =
                text.chars().anyMatch(letter -> letter < ' ' && letter != '\n' && letter != '\r' && letter != '\t');
        return !control && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
