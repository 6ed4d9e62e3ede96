package io.ringpost.ingress.publish;

import io.ringpost.contract.Service;
import io.ringpost.contract.Topic;
import io.ringpost.contract.Topology;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether Kafka is believed to acknowledge: not before a topic is known, and not while nobody answers for it. What is
 * away is refused at once instead of each request waiting in vain.
 *
 * <p>A record that was given up puts its own topic in doubt, unless another one was acknowledged meanwhile; whether more
 * than that topic is away is for {@link BrokerWatch} to find out. Refusals never close anything: anybody can cause them.
 */
@Singleton
public class BrokerState {
    /** The topics that the ingress alone writes, and that of alerts. */
    static final List<Topic> TOPICS = Topology.topics().stream()
            .filter(topic -> topic.producers().equals(Set.of(Service.INGRESS)) || topic.equals(Topology.ALERTS))
            .toList();

    /** Without these every webhook is kept all the same. */
    private static final Set<Topic> BESIDE = Set.of(Topology.REFUSALS, Topology.ALERTS);

    private static final int LOOKS_LIKE_KAFKA = 2;

    private final Map<String, Long> lastAck = new ConcurrentHashMap<>();
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final Set<String> doubted = ConcurrentHashMap.newKeySet();
    private final Set<String> unproven = ConcurrentHashMap.newKeySet();
    private final Set<String> leaderless = ConcurrentHashMap.newKeySet();
    private volatile boolean warm;
    private volatile boolean away;
    private volatile Runnable whenInDoubt = () -> {};

    /** Whether webhooks are kept, as far as is known: two topics in doubt at once look like Kafka itself. */
    public boolean takesRecords() {
        return warm && !away && unexplained() < LOOKS_LIKE_KAFKA;
    }

    /** Whether a record of the topic may be sent. */
    public boolean takesRecords(Topic topic) {
        return !away && known.contains(topic.name()) && !doubted.contains(topic.name());
    }

    /** Whether Kafka acknowledged a record of the topic since it gave the last one up. */
    public boolean proven(Topic topic) {
        return !unproven.contains(topic.name());
    }

    /** Whether some topic alone is away, or not known. */
    public boolean partly() {
        return takesRecords()
                && !(doubted.isEmpty() && BESIDE.stream().allMatch(topic -> known.contains(topic.name())));
    }

    /** Whether the metadata of every topic that webhooks and events need is there. */
    public boolean warm() {
        return warm;
    }

    void whenInDoubt(Runnable look) {
        whenInDoubt = look;
    }

    void acknowledged(Topic topic, long nanoTime) {
        lastAck.merge(topic.name(), nanoTime, Math::max);
        doubted.remove(topic.name());
        unproven.remove(topic.name());
    }

    /** A record sent at the given time was given up. */
    void gaveUp(Topic topic, long sentNanoTime) {
        Long ack = lastAck.get(topic.name());
        boolean silent = ack == null || ack < sentNanoTime;
        if (closes(topic) && silent) {
            unproven.add(topic.name());
            if (doubted.add(topic.name())) {
                whenInDoubt.run();
            }
        }
    }

    /** Kafka answered: these topics exist, and of some nobody leads any partition. */
    void reached(Collection<Topic> found, Collection<Topic> unled) {
        found.forEach(topic -> known.add(topic.name()));
        doubted.removeIf(name -> found.stream().anyMatch(topic -> topic.name().equals(name))
                && unled.stream().noneMatch(topic -> topic.name().equals(name)));
        leaderless.clear();
        unled.stream().filter(BrokerState::closes).forEach(topic -> {
            leaderless.add(topic.name());
            doubted.add(topic.name());
        });
        warm = TOPICS.stream().filter(BrokerState::closes).allMatch(topic -> known.contains(topic.name()));
        away = false;
    }

    /** Whether Kafka was there when it was last asked. */
    boolean wasThere() {
        return warm && !away;
    }

    /** Kafka did not answer. */
    void lost() {
        away = true;
    }

    private long unexplained() {
        return doubted.stream().filter(name -> !leaderless.contains(name)).count();
    }

    private static boolean closes(Topic topic) {
        return !BESIDE.contains(topic);
    }
}
