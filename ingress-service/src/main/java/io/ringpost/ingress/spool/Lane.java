package io.ringpost.ingress.spool;

import io.ringpost.contract.Topic;
import java.util.concurrent.atomic.AtomicLong;

/** What is spooled of one topic. Topics are drained apart, so that one that is away holds up no other. */
final class Lane {
    private final Topic topic;
    private final AtomicLong records = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private volatile long oldest = Long.MAX_VALUE;

    Lane(Topic topic) {
        this.topic = topic;
    }

    Topic topic() {
        return topic;
    }

    /** The topic in a frame: the same in every version of Java, as String promises it. */
    int id() {
        return topic.name().hashCode();
    }

    int keyHash(String key) {
        return 31 * id() + key.hashCode();
    }

    void add(int frameBytes, long at) {
        bytes.addAndGet(frameBytes);
        // Dated before it is counted: whoever sees the count judges the age by it.
        if (records.get() == 0 || oldest == Long.MAX_VALUE) {
            oldest = at;
        }
        records.incrementAndGet();
    }

    void remove(int frameBytes) {
        bytes.addAndGet(-frameBytes);
        records.decrementAndGet();
    }

    /** Everything that can be read is drained: what is still counted was lost to damage, and its age refuses nobody. */
    void undated() {
        oldest = Long.MAX_VALUE;
    }

    /** The next to be drained was spooled then. */
    void oldest(long at) {
        oldest = at;
    }

    long records() {
        return records.get();
    }

    long bytes() {
        return bytes.get();
    }

    /** When the oldest was spooled; for ever away if there is none. */
    long oldest() {
        return records.get() == 0 ? Long.MAX_VALUE : oldest;
    }
}
