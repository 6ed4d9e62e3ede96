package io.ringpost.api.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A regular expression that never goes back in the text: it takes no more than its own steps for each of the text's letters. */
final class LinearRegex implements RegularExpression {
    private static final java.util.regex.Pattern UNICODE_ESCAPE =
            java.util.regex.Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u(?![dD][89a-fA-F])([0-9a-fA-F]{4})");

    private static final int LONGEST = 1_000;

    private final Pattern compiled;
    private final int folding;

    private LinearRegex(Pattern compiled, int folding) {
        this.compiled = compiled;
        this.folding = folding;
    }

    /**
     * Compiles what JSON Schema writes.
     *
     * @throws IllegalArgumentException if it may not be used; the message says why and goes on behind "schema "
     */
    static LinearRegex of(String regex) {
        if (regex.length() > LONGEST) {
            throw new IllegalArgumentException("may use regular expressions of up to " + LONGEST + " letters only");
        }
        String re2 = UNICODE_ESCAPE.matcher(regex).replaceAll("$1\\\\x{$2}");
        RegexSize size = RegexSize.of(re2);
        EndlessCase.check(re2);
        try {
            return new LinearRegex(Pattern.compile(re2), (int) size.folding());
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "uses a regular expression that RE2 does not know: " + e.getDescription() + " in " + e.getPattern(),
                    e);
        }
    }

    /** One of its own for each schema, asked for nothing but what stands there: what a schema repeats is compiled once. */
    static RegularExpressionFactory factory() {
        Map<String, LinearRegex> known = new ConcurrentHashMap<>();
        return regex -> known.computeIfAbsent(regex, LinearRegex::of);
    }

    /** How many steps it has. */
    int steps() {
        return compiled.programSize();
    }

    /** The same with what compiling its classes took. */
    int stepsToCompile() {
        return steps() + folding;
    }

    @Override
    public boolean matches(String text) {
        Spending.matching((text.length() + 1L) * steps());
        return compiled.matcher(text).find();
    }
}
