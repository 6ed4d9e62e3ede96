package io.ringpost.e2e.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A live feed, read event by event. */
public final class Feed implements AutoCloseable {
    private final Stream<String> lines;
    private final Iterator<String> iterator;

    /**
     * One event.
     *
     * @param id resumes behind it
     * @param name its name
     * @param data its JSON
     */
    public record Item(String id, String name, JsonNode data) {}

    Feed(HttpResponse<Stream<String>> response) {
        if (response.statusCode() != 200) {
            throw new AssertionError("the feed answered " + response.statusCode());
        }
        lines = response.body();
        iterator = lines.iterator();
    }

    /** Reads on until an event is wanted; gives all that were read, the wanted one last. */
    public List<Item> until(Predicate<Item> wanted) {
        List<Item> items = new ArrayList<>();
        do {
            items.add(next());
        } while (!wanted.test(items.get(items.size() - 1)));
        return items;
    }

    @Override
    public void close() {
        lines.close();
    }

    private Item next() {
        String id = "";
        String name = "";
        StringBuilder data = new StringBuilder();
        while (iterator.hasNext()) {
            String line = iterator.next();
            if (line.startsWith("id:")) {
                id = line.substring(3).strip();
            } else if (line.startsWith("event:")) {
                name = line.substring(6).strip();
            } else if (line.startsWith("data:")) {
                data.append(line.substring(5).strip());
            } else if (line.isEmpty() && !data.isEmpty()) {
                return new Item(id, name, Api.json(data.toString()));
            }
        }
        throw new AssertionError("the feed ended");
    }
}
