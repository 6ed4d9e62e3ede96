package io.ringpost.ingress.refuse;

import io.ringpost.api.page.Cursor;
import io.ringpost.api.page.Page;
import io.ringpost.api.page.PageRequest;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.contract.refusal.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The last thousand refusals of this replica. When there are more, the oldest of the most frequent kind goes, so that
 * junk does not push out what an operator needs to see.
 */
@ApplicationScoped
public class RefusalLog {
    private static final int KEPT = 1000;

    private final Map<Kind, Deque<Entry>> byKind = new HashMap<>();
    private long last;
    private int size;

    private record Kind(String provider, String cause) {}

    private record Entry(long position, Refusal refusal) {}

    /** The place at which it stands. */
    synchronized long add(Refusal refusal) {
        // A time, so that a cursor from before a restart still points to where it did.
        last = Math.max(last + 1, refusal.at().toEpochMilli() * 1000);
        byKind.computeIfAbsent(new Kind(refusal.provider(), refusal.cause()), kind -> new ArrayDeque<>())
                .addFirst(new Entry(last, refusal));
        size++;
        if (size > KEPT) {
            byKind.values().stream().max(Comparator.comparingInt(Deque::size)).ifPresent(Deque::removeLast);
            size--;
        }
        return last;
    }

    /** Puts more of the same refusal into its place, if it is still there. */
    synchronized void replace(long position, Refusal refusal) {
        Deque<Entry> entries = byKind.getOrDefault(new Kind(refusal.provider(), refusal.cause()), new ArrayDeque<>());
        List<Entry> newer = new ArrayList<>();
        while (!entries.isEmpty() && entries.element().position() > position) {
            newer.add(entries.remove());
        }
        if (!entries.isEmpty() && entries.element().position() == position) {
            entries.remove();
            entries.addFirst(new Entry(position, refusal));
        }
        for (int i = newer.size(); i > 0; i--) {
            entries.addFirst(newer.get(i - 1));
        }
    }

    /** A page of them, newest first. */
    public Page<Refusal> page(PageRequest request) {
        long before = request.after().map(RefusalLog::position).orElse(Long.MAX_VALUE);
        return Page.of(request, read(before, request.rowsToRead()), entry -> Cursor.at(entry.position()))
                .map(Entry::refusal);
    }

    private synchronized List<Entry> read(long before, int limit) {
        return byKind.values().stream()
                .flatMap(Collection::stream)
                .filter(entry -> entry.position() < before)
                .sorted(Comparator.comparingLong(Entry::position).reversed())
                .limit(limit)
                .toList();
    }

    private static long position(Cursor cursor) {
        try {
            return Long.parseLong(cursor.position().get(0));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw ProblemException.badParameter("cursor", "is no cursor of this list");
        }
    }
}
