package io.ringpost.ingress.provider;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where wanted values of a JSON object stand, as a tree of names; {@code []} is any element of an array. */
public final class JsonPaths {
    private static final String ELEMENT = "[]";

    private final Step root = new Step();

    private JsonPaths() {}

    /** One name on the way to a wanted value. */
    static final class Step {
        private final Map<String, Step> inner = new HashMap<>();
        private @Nullable String path;

        /** The path of the wanted value that stands here; absent if it is only passed on the way. */
        @Nullable
        String path() {
            return path;
        }

        @Nullable
        Step member(String name) {
            return inner.get(name);
        }

        @Nullable
        Step element() {
            return inner.get(ELEMENT);
        }

        boolean leadsOn() {
            return !inner.isEmpty();
        }
    }

    /** The given paths, such as {@code call.call_id} or {@code data.payload.to[].phone_number}. */
    public static JsonPaths of(Iterable<String> paths) {
        JsonPaths all = new JsonPaths();
        paths.forEach(all::add);
        return all;
    }

    Step root() {
        return root;
    }

    private void add(String path) {
        Step at = root;
        for (String name : path.replace(ELEMENT, "." + ELEMENT).split("\\.", -1)) {
            at = at.inner.computeIfAbsent(name, key -> new Step());
        }
        at.path = path;
    }
}
