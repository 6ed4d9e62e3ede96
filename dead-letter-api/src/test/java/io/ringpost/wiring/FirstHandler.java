package io.ringpost.wiring;

import io.ringpost.outbox.Outbox;
import jakarta.inject.Singleton;

/** The one whose letters are given back. */
@Singleton
class FirstHandler extends MendableHandler {
    FirstHandler(Outbox outbox) {
        super("first", outbox);
    }
}
