package io.ringpost.ingress.register;

import java.util.concurrent.CompletableFuture;

/** Where calls are registered with the agents that shall take them. */
public interface CallRegister {
    /** Whether there is a key to register calls with. */
    boolean open();

    /** Registers a call; completes within the time that answering has for it, and never fails. */
    CompletableFuture<Registration> register(AgentCall call);
}
