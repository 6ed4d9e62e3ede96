package io.ringpost.ingress.provider;

import java.util.regex.Pattern;

/**
 * Words of at least one and at most so many characters of ASCII, all of one class. Looked at by hand: where every webhook
 * has a few such words, a pattern costs as much as a short hash.
 */
public final class PlainWord {
    private static final int ASCII = 128;

    private final boolean[] allowed = new boolean[ASCII];
    private final int longest;

    private PlainWord(Pattern characters, int longest) {
        for (int c = 0; c < ASCII; c++) {
            allowed[c] = characters.matcher(Character.toString(c)).matches();
        }
        this.longest = longest;
    }

    /** Words of a class of characters as patterns have it, such as {@code [a-z0-9_]}; none but those of ASCII count. */
    public static PlainWord of(String characters, int longest) {
        return new PlainWord(Pattern.compile(characters), longest);
    }

    /** Whether the text is such a word. */
    public boolean matches(String text) {
        if (text.isEmpty() || text.length() > longest) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ASCII || !allowed[c]) {
                return false;
            }
        }
        return true;
    }
}
