package io.ringpost.api.log;

import org.jspecify.annotations.Nullable;

/** A failure's types and frames without its messages: drivers quote rows and parsers quote bodies in theirs. */
final class Unquoted extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int DEEPEST_CAUSE = 10;

    private Unquoted(String type, @Nullable Throwable cause) {
        super(type, cause, false, true);
    }

    static Unquoted of(Throwable failure) {
        return of(failure, DEEPEST_CAUSE);
    }

    private static Unquoted of(Throwable failure, int depth) {
        @Nullable Throwable cause = failure.getCause();
        Unquoted copy =
                new Unquoted(failure.getClass().getName(), cause == null || depth == 0 ? null : of(cause, depth - 1));
        copy.setStackTrace(failure.getStackTrace());
        return copy;
    }
}
