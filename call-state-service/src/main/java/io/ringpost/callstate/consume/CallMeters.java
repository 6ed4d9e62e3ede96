package io.ringpost.callstate.consume;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.ringpost.callstate.lifecycle.Change;
import io.ringpost.contract.call.CallStatus;
import jakarta.inject.Singleton;
import java.util.List;

/** Counts changes of calls by status, never by anything that names a person; there from the start, at zero. */
@Startup
@Singleton
public class CallMeters {
    private final MeterRegistry registry;
    private final Counter facts;
    private final Counter merged;

    CallMeters(MeterRegistry registry) {
        this.registry = registry;
        facts = Counter.builder("ringpost.calls.facts")
                .description("Distinct facts applied to calls")
                .register(registry);
        merged = Counter.builder("ringpost.calls.merged")
                .description("Calls that turned out to be part of another")
                .register(registry);
        for (CallStatus status : CallStatus.values()) {
            changed(status).increment(0);
        }
    }

    void saved(List<Change> changes, int count) {
        facts.increment(count);
        for (Change change : changes) {
            merged.increment(change.gone().size());
            changed(change.call().status()).increment();
        }
    }

    private Counter changed(CallStatus status) {
        return Counter.builder("ringpost.calls.changed")
                .description("Changes of calls, by the status after them")
                .tag("status", status.wire())
                .register(registry);
    }
}
