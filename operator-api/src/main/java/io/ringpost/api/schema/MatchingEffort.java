package io.ringpost.api.schema;

import com.networknt.schema.JsonSchemaException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How many steps of regular expressions one check of data takes; the library does not tell them which check they are of. */
final class MatchingEffort {
    /** A few tenths of a second. */
    private static final long MOST = 10_000_000;

    private static final ThreadLocal<@Nullable MatchingEffort> CURRENT = new ThreadLocal<>();

    private long left = MOST;

    private MatchingEffort() {}

    /** Makes a check, given up by {@link TooMuchToMatch}. */
    static <T> T bounded(Supplier<T> check) {
        CURRENT.set(new MatchingEffort());
        try {
            return check.get();
        } finally {
            CURRENT.remove();
        }
    }

    /** Before it is done. */
    static void spend(long steps) {
        MatchingEffort effort = CURRENT.get();
        if (effort == null) {
            return;
        }
        effort.left -= steps;
        if (effort.left < 0) {
            throw new TooMuchToMatch();
        }
    }

    /** More is to be matched than one check may; of a kind that the library hands on without a word. */
    static final class TooMuchToMatch extends JsonSchemaException {
        private static final long serialVersionUID = 1L;

        TooMuchToMatch() {
            super("more than " + MOST);
        }
    }
}
