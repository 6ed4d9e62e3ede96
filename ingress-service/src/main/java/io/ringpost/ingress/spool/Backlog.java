package io.ringpost.ingress.spool;

import io.ringpost.contract.Service;
import io.ringpost.contract.Topic;
import io.ringpost.contract.Topology;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * What is spooled and not yet in Kafka, counted by topic and by key.
 *
 * <p>Keys are counted in a table of fixed size, so that an outage of any length takes no more memory. Two keys that share a
 * place make a record take the way through the spool that need not: slower, never out of order.
 */
final class Backlog {
    private static final int PLACES = 1 << 20;
    private static final int MIX = 0x9E3779B9;
    private static final int SHIFT = 12;

    private final Map<Integer, Lane> lanes = new LinkedHashMap<>();
    private final AtomicIntegerArray keys = new AtomicIntegerArray(PLACES);

    Backlog() {
        Topology.topics().stream()
                .filter(topic -> topic.producers().contains(Service.INGRESS))
                .map(Lane::new)
                .forEach(lane -> lanes.put(lane.id(), lane));
    }

    Collection<Lane> lanes() {
        return lanes.values();
    }

    Lane lane(Topic topic) {
        Lane lane = lane(topic.name().hashCode());
        if (lane == null) {
            throw new IllegalArgumentException("not a topic of the ingress: " + topic.name());
        }
        return lane;
    }

    @Nullable
    Lane lane(int id) {
        return lanes.get(id);
    }

    /** Whether records of this key may be spooled. */
    boolean holds(Lane lane, String key) {
        return lane.records() > 0 && keys.get(place(lane.keyHash(key))) > 0;
    }

    void add(Lane lane, int key, int frameBytes, long at) {
        keys.incrementAndGet(place(key));
        lane.add(frameBytes, at);
    }

    void remove(Lane lane, int key, int frameBytes) {
        lane.remove(frameBytes);
        keys.decrementAndGet(place(key));
    }

    long records() {
        return lanes().stream().mapToLong(Lane::records).sum();
    }

    long bytes() {
        return lanes().stream().mapToLong(Lane::bytes).sum();
    }

    long oldest() {
        return lanes().stream().mapToLong(Lane::oldest).min().orElse(Long.MAX_VALUE);
    }

    private static int place(int key) {
        return (key * MIX) >>> SHIFT;
    }
}
