package io.ringpost.api.schema;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One thing that is wrong with data.
 *
 * @param place where, from the data on: {@code .cliente.nome}, {@code .itens[3]}, or nothing for the data itself
 * @param keyword which of the schema's keywords it breaks
 * @param words what, for whoever sent the data: they may name fields of it
 */
public record Violation(String place, String keyword, String words) {
    private static final int LONGEST = 160;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z_-]*\\d{0,4}(\\[\\d+])*|(\\[\\d+])+|");
    /** What these say is of the schema alone. */
    private static final Set<String> SILENT_ABOUT_DATA = Set.of(
            "type",
            "required",
            "enum",
            "const",
            "minLength",
            "maxLength",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minProperties",
            "maxProperties");

    /** The same for records that outlive the data and for logs: keys that may be a name or a number stand as a star. */
    public String masked(String root) {
        String path = Arrays.stream(cut(place).split("\\.", -1))
                .map(segment -> PLAIN.matcher(segment).matches() ? segment : "*")
                .collect(Collectors.joining("."));
        return root + path + " " + (SILENT_ABOUT_DATA.contains(keyword) ? cut(words) : "breaks " + keyword);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
