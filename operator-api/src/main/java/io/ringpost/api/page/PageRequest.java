package io.ringpost.api.page;

import io.ringpost.api.problem.ProblemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for.
 *
 * @param list the name that the list's cursors carry
 * @param limit at most so many items
 * @param after the row after which the page starts; absent for the first page
 */
public record PageRequest(String list, int limit, Optional<Cursor> after) {
    /** Items per page when the caller does not say. */
    public static final int DEFAULT_LIMIT = 50;

    /** The most that one page holds. */
    public static final int MAX_LIMIT = 200;

    /**
     * Reads the query parameters {@code limit} and {@code cursor}. They come as text because JAX-RS answers 404 for a
     * number that it cannot read.
     */
    public static PageRequest parse(String list, @Nullable String limit, @Nullable String cursor) {
        Optional<Cursor> after = cursor == null ? Optional.empty() : Optional.of(Cursor.read(list, cursor));
        return new PageRequest(list, limit == null ? DEFAULT_LIMIT : limit(limit), after);
    }

    /** One more row than the page shows: its presence tells that there is a next page. */
    public int rowsToRead() {
        return limit + 1;
    }

    private static int limit(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw ProblemException.badParameter("limit", range());
        }
        int limit = Integer.parseInt(text);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw ProblemException.badParameter("limit", range());
        }
        return limit;
    }

    private static String range() {
        return "must be a whole number from 1 to " + MAX_LIMIT;
    }
}
