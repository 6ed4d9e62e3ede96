package io.ringpost.api.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a letter, as text where they are readable text, else as base64.
 *
 * @param text readable UTF-8
 * @param base64 anything else
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PayloadView(@Nullable String text, @Nullable String base64) {

    static @Nullable PayloadView of(byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
            return text.chars().allMatch(PayloadView::readable) ? new PayloadView(text, null) : base64(value);
        } catch (CharacterCodingException e) {
            return base64(value);
        }
    }

    private static PayloadView base64(byte[] value) {
        return new PayloadView(null, Base64.getEncoder().encodeToString(value));
    }

    private static boolean readable(int character) {
        return !Character.isISOControl(character) || character == '\n' || character == '\r' || character == '\t';
    }
}
