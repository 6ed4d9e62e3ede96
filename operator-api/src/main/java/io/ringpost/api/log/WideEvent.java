package io.ringpost.api.log;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One line being built: fields first, then the sentence.
 *
 * <p>Fields are numbers, short words or masked values, so that nobody can log a text by accident. They travel as the
 * record's own diagnostic context: JSON fields in production, {@code {key=value, …}} at the end of a plain line.
 */
public final class WideEvent {
    private static final int LONGEST_WORD = 120;
    private static final int FEWEST_DIGITS = 8;
    private static final int MOST_DIGITS = 15;
    private static final Set<String> BEFORE_NUMBERS = Set.of("", "+", "whatsapp:", "whatsapp:+", "tel:", "tel:+");
    /** Whatever a terminal or a reader of logs may take for more than a character: also breaks, bidi marks, lone halves. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029]");

    private final Logger logger;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private @Nullable Throwable thrown;

    WideEvent(Logger logger) {
        this.logger = logger;
    }

    /** A short word: an id, a status, a code, a name from our own lists. Absent words are left out. */
    public WideEvent word(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            fields.put(name, looksLikeNumber(value) ? Mask.number(value) : clean(value));
        }
        return this;
    }

    public WideEvent number(String name, long value) {
        fields.put(name, Long.toString(value));
        return this;
    }

    /** A length of time in milliseconds, three decimals. */
    public WideEvent millis(String name, Duration duration) {
        long micros = duration.toNanos() / 1_000;
        fields.put(
                name,
                micros / 1_000 + "."
                        + String.valueOf(1_000 + Math.abs(micros % 1_000)).substring(1));
        return this;
    }

    /** A phone number, masked. */
    public WideEvent phone(String name, @Nullable String number) {
        return masked(name, Mask.number(number));
    }

    /** A message text: only its length is written. */
    public WideEvent text(String name, @Nullable String text) {
        return masked(name, Mask.text(text));
    }

    /** What went wrong: types and places, without messages, which may quote personal data. */
    public WideEvent failure(Throwable failure) {
        thrown = Unquoted.of(failure);
        return word("error", failure.getClass().getName());
    }

    public void debug(String sentence) {
        log(Level.DEBUG, sentence);
    }

    public void info(String sentence) {
        log(Level.INFO, sentence);
    }

    public void warn(String sentence) {
        log(Level.WARN, sentence);
    }

    public void error(String sentence) {
        log(Level.ERROR, sentence);
    }

    private WideEvent masked(String name, String value) {
        if (!value.isEmpty()) {
            fields.put(name, value);
        }
        return this;
    }

    private void log(java.util.logging.Level level, String sentence) {
        if (!logger.isLoggable(level)) {
            return;
        }
        ExtLogRecord line = new ExtLogRecord(level, oneLine(sentence), ExtLogRecord.FormatStyle.NO_FORMAT, "");
        line.setLoggerName(logger.getName());
        fields.forEach(line::putMdc);
        line.setThrown(thrown);
        logger.logRaw(line);
    }

    private static boolean looksLikeNumber(String value) {
        int start = value.length();
        while (start > 0 && isDigit(value.charAt(start - 1))) {
            start--;
        }
        int digits = value.length() - start;
        return digits >= FEWEST_DIGITS && digits <= MOST_DIGITS && BEFORE_NUMBERS.contains(value.substring(0, start));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static String oneLine(String text) {
        for (int i = 0; i < text.length(); i++) {
            char at = text.charAt(i);
            if (at < ' ' || at > '~') {
                return CONTROL.matcher(text).replaceAll(" ");
            }
        }
        return text;
    }

    private static String clean(String value) {
        String oneLine = oneLine(value);
        return oneLine.length() <= LONGEST_WORD ? oneLine : oneLine.substring(0, LONGEST_WORD) + "…";
    }
}
