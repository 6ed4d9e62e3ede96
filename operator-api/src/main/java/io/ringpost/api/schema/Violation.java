package io.ringpost.api.schema;

import java.util.Set;

/**
 * One thing that is wrong with data.
 *
 * @param place where, from the data on: {@code .cliente.nome}, {@code .itens[3]}, or nothing for the data itself
 * @param shown the same with a star for each key that the schema does not name: it may be a name or a number
 * @param keyword which of the schema's keywords it breaks
 * @param words what, for whoever sent the data: they may name fields of it
 */
public record Violation(String place, String shown, String keyword, String words) {
    /** Instead of a keyword where the data is not checked: then the words are ours. */
    static final String WHOLE = "schema";

    private static final int LONGEST = 160;
    /** What these say is of the schema alone. */
    private static final Set<String> SILENT_ABOUT_DATA = Set.of(
            "type",
            "required",
            "enum",
            "const",
            "minLength",
            "maxLength",
            "pattern",
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

    /** The same for records that outlive the data and for logs. */
    public String masked(String root) {
        return root + cut(shown) + " " + (SILENT_ABOUT_DATA.contains(keyword) ? cut(words) : said());
    }

    private String said() {
        return keyword.equals(WHOLE) ? words : "breaks " + keyword;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
