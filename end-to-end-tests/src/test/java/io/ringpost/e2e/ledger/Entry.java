package io.ringpost.e2e.ledger;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One webhook and all tries to post it. */
final class Entry {
    private final Webhook webhook;
    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();

    Entry(Webhook webhook) {
        this.webhook = webhook;
    }

    Webhook webhook() {
        return webhook;
    }

    void add(Attempt attempt) {
        attempts.add(attempt);
    }

    List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    /** Whether it was promised to be kept. */
    boolean promised() {
        return attempts.stream().anyMatch(Attempt::accepted);
    }

    /** The only replica that ever saw it, or the empty text. */
    String onlyReplica() {
        List<String> replicas =
                attempts.stream().map(Attempt::replica).distinct().toList();
        return replicas.size() == 1 ? replicas.get(0) : "";
    }
}
