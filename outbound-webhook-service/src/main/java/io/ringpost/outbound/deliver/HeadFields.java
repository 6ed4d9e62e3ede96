package io.ringpost.outbound.deliver;

import io.ringpost.outbound.store.AnswerHead;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Decides what is kept of the header fields of an answer: no credential, and not more than an operator can read. */
final class HeadFields {
    /** Stands for a value that is not kept. */
    static final String MASK = "***";

    /** Stands at the end of a value that was cut. */
    static final String CUT = "…";

    static final int MOST = 100;
    static final int LONGEST_VALUE = 1_024;
    static final int BYTES = 8 * 1024;

    private static final Pattern CREDENTIAL = Pattern.compile(
            "cookie|authori[sz]ation|authentication-info|x-auth|token|secret|passw|(?:api|access|private|functions)-?key|key$"
                    + "|session|credential|signature|csrf|xsrf|jwt");

    /** Where a field names an address, the user and what follows a question mark or a number sign may be credentials. */
    private static final Pattern ADDRESS = Pattern.compile("location|content-location|link|refresh");

    private static final Pattern USER = Pattern.compile("//[^/@\\s]*@");
    private static final Pattern QUERY = Pattern.compile("([?#])[^\\s>,]+");

    /** Such as an echo of what was sent, as JSON perhaps; the name of a challenge's parameter is no credential. */
    private static final Pattern SCHEME =
            Pattern.compile("(?i)\\b(bearer|basic)\\s+(?!\\w+=[\"'][\\w/])[\\w.~+/=-]{8,}");

    private HeadFields() {}

    /** In the order of their names; what no longer fits is left out, and later ones that do are kept. */
    static AnswerHead kept(Map<String, String> headers) {
        Map<String, String> fields = new LinkedHashMap<>();
        boolean truncated = false;
        int room = BYTES;
        for (Map.Entry<String, String> header : new TreeMap<>(headers).entrySet()) {
            String readable = masked(header.getKey(), header.getValue());
            String value = cut(readable);
            int bytes = bytes(header.getKey()) + bytes(value);
            if (fields.size() < MOST && bytes <= room) {
                fields.put(header.getKey(), value);
                room -= bytes;
                truncated |= !value.equals(readable);
            } else {
                truncated = true;
            }
        }
        return new AnswerHead(fields, truncated);
    }

    private static String masked(String name, String value) {
        if (CREDENTIAL.matcher(name).find()) {
            return MASK;
        }
        String plain = SCHEME.matcher(value).replaceAll("$1 " + MASK);
        return ADDRESS.matcher(name).matches()
                ? QUERY.matcher(USER.matcher(plain).replaceAll("//" + MASK + "@"))
                        .replaceAll("$1" + MASK)
                : plain;
    }

    private static String cut(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + CUT;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
