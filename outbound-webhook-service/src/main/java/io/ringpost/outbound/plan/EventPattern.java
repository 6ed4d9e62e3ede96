package io.ringpost.outbound.plan;

import java.util.regex.Pattern;

/**
 * Which events an endpoint wants: a name, a family ({@code cliente.*}) or all of them ({@code *}).
 *
 * @param text as the operator wrote it
 */
public record EventPattern(String text) {
    private static final Pattern VALID = Pattern.compile("\\*|[a-z0-9][a-z0-9_-]*(\\.[a-z0-9][a-z0-9_-]*)*(\\.\\*)?");
    private static final int LONGEST = 100;

    /** Whether the text is a pattern at all. */
    public static boolean valid(String text) {
        return text.length() <= LONGEST && VALID.matcher(text).matches();
    }

    /** Whether an event of that name is wanted. */
    public boolean matches(String name) {
        if (text.equals("*")) {
            return true;
        }
        return text.endsWith(".*") ? name.startsWith(text.substring(0, text.length() - 1)) : text.equals(name);
    }
}
