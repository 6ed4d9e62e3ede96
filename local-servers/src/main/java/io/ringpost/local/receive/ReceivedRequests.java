package io.ringpost.local.receive;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongFunction;

/** The last requests received, oldest first; older ones are forgotten. */
final class ReceivedRequests {
    static final int KEPT = 10_000;

    private final Deque<ReceivedRequest> requests = new ArrayDeque<>();
    private long count;

    synchronized ReceivedRequest add(LongFunction<ReceivedRequest> numbered) {
        count++;
        ReceivedRequest request = numbered.apply(count);
        requests.addLast(request);
        if (requests.size() > KEPT) {
            requests.removeFirst();
        }
        return request;
    }

    synchronized List<ReceivedRequest> all() {
        return List.copyOf(requests);
    }

    synchronized void clear() {
        requests.clear();
    }
}
