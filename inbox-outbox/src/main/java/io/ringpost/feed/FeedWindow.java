package io.ringpost.feed;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The newest items in memory, bounded by count and bytes; all live followers read from it.
 *
 * <p>Not thread-safe; its owner guards it.
 */
final class FeedWindow {
    private final int maxItems;
    private final long maxBytes;
    private final Deque<FeedItem> items = new ArrayDeque<>();
    private long bytes;
    private long head = -1;

    FeedWindow(int maxItems, long maxBytes) {
        this.maxItems = maxItems;
        this.maxBytes = maxBytes;
    }

    /** The last number that it knows of; below zero before the first. */
    long head() {
        return head;
    }

    /** Whether what follows the given number is in memory, or not there yet. */
    boolean covers(long afterSeq) {
        return afterSeq >= head - items.size();
    }

    /** Forgets everything and goes on behind the latest number, if it is far behind that or what it needs is purged. */
    void catchUp(long purgedSeq, long latestSeq) {
        if (head < purgedSeq || latestSeq - head > maxItems) {
            items.clear();
            bytes = 0;
            head = latestSeq;
        }
    }

    /** Takes the items that follow its head; others are dropped. */
    void append(List<FeedItem> page) {
        for (FeedItem item : page) {
            if (item.seq() == head + 1) {
                items.addLast(item);
                bytes += size(item);
                head = item.seq();
            }
        }
        while (items.size() > maxItems || (bytes > maxBytes && items.size() > 1)) {
            bytes -= size(items.removeFirst());
        }
    }

    /** At most {@code limit} items that follow the given number; empty if there are none yet. */
    List<FeedItem> after(long afterSeq, int limit) {
        long skip = afterSeq - (head - items.size());
        return items.stream().skip(Math.max(0, skip)).limit(limit).toList();
    }

    private static long size(FeedItem item) {
        byte[] value = item.value();
        return value == null ? 0 : value.length;
    }
}
