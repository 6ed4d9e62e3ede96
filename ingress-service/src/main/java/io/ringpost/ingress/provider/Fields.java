package io.ringpost.ingress.provider;

import java.util.List;
import java.util.Optional;

/** The named values of a payload, be it a form or JSON. */
public interface Fields {
    /** All values of a name, in the order they were sent. */
    List<String> all(String name);

    /** The value of the first of these names that has one that is not empty; of a repeated name the last value. */
    default Optional<String> text(String... names) {
        for (String name : names) {
            List<String> values = all(name);
            String last = values.isEmpty() ? "" : values.get(values.size() - 1);
            if (!last.isEmpty()) {
                return Optional.of(last);
            }
        }
        return Optional.empty();
    }

    /** The value of the first of these names that has one, else the empty text. */
    default String textOrEmpty(String... names) {
        return text(names).orElse("");
    }
}
