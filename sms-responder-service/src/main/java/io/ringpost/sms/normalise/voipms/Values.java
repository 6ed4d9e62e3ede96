package io.ringpost.sms.normalise.voipms;

import io.ringpost.sms.normalise.CleanText;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Single values of any shape, read leniently. */
final class Values {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[A-Za-z_]+\\}");
    /** VoIP.ms: the separator of several files is not documented; these are what others found. */
    private static final Pattern BETWEEN_FILES = Pattern.compile("[,|\\s]+");

    private Values() {}

    /** A text or number; absent if it is empty or a placeholder that nothing was put in for. */
    static @Nullable String scalar(@Nullable Object value) {
        String text = value instanceof BigDecimal number
                ? number.toPlainString()
                : value instanceof String || value instanceof Number ? CleanText.of(value.toString()) : "";
        return text.isBlank() || PLACEHOLDER.matcher(text.strip()).matches() ? null : text;
    }

    /** The same without blanks around it. */
    static @Nullable String word(@Nullable Object value) {
        String text = scalar(value);
        return text == null ? null : text.strip();
    }

    /** The addresses in a list of files. */
    static List<String> urls(@Nullable String files) {
        return files == null
                ? List.of()
                : Arrays.stream(BETWEEN_FILES.split(files))
                        .filter(Values::isUrl)
                        .toList();
    }

    static boolean isUrl(String text) {
        String start = text.toLowerCase(Locale.ROOT);
        return start.startsWith("http://") || start.startsWith("https://");
    }
}
