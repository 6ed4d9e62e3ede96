package io.ringpost.local.receive;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongFunction;

/** The last requests received, oldest first; older ones are forgotten when there are very many or very large ones. */
final class ReceivedRequests {
    private static final int MOST = 10_000;
    private static final long MOST_CHARACTERS = 32L * 1024 * 1024;

    private final Deque<ReceivedRequest> requests = new ArrayDeque<>();
    private long count;
    private long characters;

    synchronized void add(LongFunction<ReceivedRequest> numbered) {
        count++;
        ReceivedRequest request = numbered.apply(count);
        requests.addLast(request);
        characters += request.body().length();
        while (requests.size() > MOST || characters > MOST_CHARACTERS) {
            characters -= requests.removeFirst().body().length();
        }
    }

    synchronized List<ReceivedRequest> all() {
        return List.copyOf(requests);
    }

    synchronized void clear() {
        requests.clear();
        characters = 0;
    }
}
