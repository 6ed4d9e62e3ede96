package io.ringpost.benchmarks.machine;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Processor time of each process over one measurement: less noisy than time where others use the machine too. */
public final class Cpu {
    private final Map<String, Supplier<Duration>> sources = new LinkedHashMap<>();
    private final Map<String, Duration> before = new LinkedHashMap<>();

    /** Adds a process under a name. */
    public Cpu with(String name, Supplier<Duration> source) {
        sources.put(name, source);
        return this;
    }

    /** Starts counting. */
    public void start() {
        sources.forEach((name, source) -> before.put(name, source.get()));
    }

    /** Microseconds per request by process. */
    public JsonObject perRequest(long requests) {
        JsonObject all = new JsonObject();
        sources.forEach((name, source) -> {
            Duration used = source.get().minus(before.getOrDefault(name, Duration.ZERO));
            all.put(name, requests == 0 ? 0 : Math.round(used.toNanos() / 10.0 / requests) / 100.0);
        });
        return all;
    }
}
