package io.ringpost.api.schema;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The efforts that one check is made at; the library does not tell regular expressions which check they are of.
 *
 * @param own of the data alone
 * @param together of all that it came with
 */
record Spending(CheckingEffort own, CheckingEffort together) {
    private static final String TOGETHER =
            "was not checked: what was handed in together takes too long to check; hand in less at once";

    private static final ThreadLocal<@Nullable Spending> CURRENT = new ThreadLocal<>();

    /** Makes a check, given up by {@link CheckingEffort.Spent}. */
    <T> T bound(Supplier<T> check) {
        CURRENT.set(this);
        try {
            return check.get();
        } finally {
            CURRENT.remove();
        }
    }

    /** Before a regular expression takes so many steps, in whichever check it is. */
    static void matching(long steps) {
        Spending current = CURRENT.get();
        if (current != null) {
            current.match(steps);
        }
    }

    /** The same before values are looked at more often than once for each rule. */
    static void comparing(long values) {
        Spending current = CURRENT.get();
        if (current != null) {
            current.compare(values);
        }
    }

    private void match(long steps) {
        own.match(steps);
        byAll(() -> together.match(steps));
    }

    void compare(long values) {
        own.compare(values);
        byAll(() -> together.compare(values));
    }

    void found() {
        own.found();
        byAll(together::found);
    }

    private void byAll(Runnable spending) {
        try {
            spending.run();
        } catch (CheckingEffort.Spent e) {
            CheckingEffort.Spent all = new CheckingEffort.Spent(TOGETHER);
            all.initCause(e);
            throw all;
        }
    }
}
