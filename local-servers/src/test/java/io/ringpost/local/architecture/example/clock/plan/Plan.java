package io.ringpost.local.architecture.example.clock.plan;

import java.time.Instant;

public record Plan() {
    public boolean due(Instant at) {
        return at.isBefore(Instant.now());
    }
}
