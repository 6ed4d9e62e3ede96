package io.ringpost.callstate.lifecycle;

import io.ringpost.contract.Ids;
import org.jspecify.annotations.Nullable;

/**
 * Keeps words and ids short enough for an index, whose rows end at 2.7 KB. Providers' own are far shorter; who sends more
 * must not lose the rest of what was said. The raw record keeps all of it.
 */
final class Brief {
    private static final int LONGEST = 200;
    /** With the separator and the hash an id is then as long as it may be. */
    private static final int HEAD = 167;

    private Brief() {}

    /** A word that only people read: its beginning. */
    static @Nullable String word(@Nullable String text) {
        return text == null ? null : beginning(text, LONGEST);
    }

    /** An id: what no longer tells two of them apart is replaced by a hash that does. */
    static String id(String text) {
        return text.length() <= LONGEST ? text : beginning(text, HEAD) + "~" + Ids.hash("long-id", text);
    }

    /** Cut between characters, never within one. */
    private static String beginning(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
