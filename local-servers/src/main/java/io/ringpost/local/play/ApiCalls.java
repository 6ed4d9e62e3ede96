package io.ringpost.local.play;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongFunction;

/** The last requests to the APIs, oldest first. */
final class ApiCalls {
    private static final int MOST = 10_000;

    private final Deque<ApiCall> calls = new ArrayDeque<>();
    private long count;

    synchronized void add(LongFunction<ApiCall> numbered) {
        count++;
        calls.addLast(numbered.apply(count));
        if (calls.size() > MOST) {
            calls.removeFirst();
        }
    }

    synchronized List<ApiCall> all() {
        return List.copyOf(calls);
    }

    synchronized void clear() {
        calls.clear();
    }
}
