package io.ringpost.benchmarks.scenario;

import io.ringpost.benchmarks.sender.SenderOptions;

/** Something that is done to a sender, with a fresh one each. */
public interface Scenario {
    /** The word that {@code -Dbench.scenarios} chooses it by. */
    String name();

    /** How it wants the sender. */
    default SenderOptions options() {
        return SenderOptions.usual();
    }

    /** Does it and tells what was seen. */
    Findings run(Ground ground);
}
