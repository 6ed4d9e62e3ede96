package io.ringpost.recording.query;

import io.ringpost.api.problem.ProblemException;
import java.util.regex.Pattern;

/** Ids as callers give them. */
final class Ids {
    private static final Pattern OURS = Pattern.compile("[0-9a-f]{32}");

    private Ids() {}

    /** An id in a path: what is no id of ours names nothing. */
    static String existing(String what, String id) {
        if (!OURS.matcher(id).matches()) {
            throw ProblemException.notFound(what);
        }
        return id;
    }

    /** An id in a query. */
    static String clean(String name, String id) {
        if (id.indexOf('\0') >= 0) {
            throw ProblemException.badParameter(name, "must not hold the character U+0000");
        }
        return id;
    }
}
