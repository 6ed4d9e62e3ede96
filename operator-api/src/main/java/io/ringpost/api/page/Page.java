package io.ringpost.api.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a list; {@code next} is the cursor of the following page, null on the last. */
public record Page<T>(
        List<T> items,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String next) {
    public Page {
        items = List.copyOf(items);
    }

    /**
     * Cuts rows into a page.
     *
     * @param rows what was read with {@link PageRequest#rowsToRead()}: one more than the page tells that there are more
     * @param position the keyset position of a row
     */
    public static <T> Page<T> of(PageRequest request, List<T> rows, Function<? super T, Cursor> position) {
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, request.limit());
        return new Page<>(items, position.apply(items.get(items.size() - 1)).write(request.list()));
    }

    /** The same page, with what its readers see of each row. */
    public <R> Page<R> map(Function<? super T, ? extends R> view) {
        return new Page<>(items.stream().<R>map(view).toList(), next);
    }
}
