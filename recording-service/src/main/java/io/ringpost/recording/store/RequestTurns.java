package io.ringpost.recording.store;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;

/** Turns to ask a provider that counts requests. */
public interface RequestTurns {
    /** Takes the next turn, which comes after this long; empty if that would be too long to wait for. */
    Uni<Optional<Duration>> take();

    /** The limit is reached: nobody asks for this long. */
    Uni<Void> pause(Duration time);
}
