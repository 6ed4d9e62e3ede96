package io.ringpost.benchmarks.sender;

import java.io.IOException;
import java.util.List;
import java.util.ServiceLoader;

/** Starts a sender; found as a service, so that another one is a class and a line in {@code META-INF/services}. */
public interface SenderAdapter {
    /** The word that {@code -Dbench.sender} chooses it by. */
    String name();

    /** Starts it with nothing kept from before, and returns when it is ready. */
    Sender start(SenderOptions options) throws IOException;

    /** What its durability and its settings are, in a sentence for the results. */
    String conditions();

    /** The one that was asked for. */
    static SenderAdapter chosen() {
        String wanted = System.getProperty("bench.sender", "ringpost");
        List<SenderAdapter> all = ServiceLoader.load(SenderAdapter.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        return all.stream()
                .filter(adapter -> adapter.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("bench.sender=" + wanted + " is none of "
                        + all.stream().map(SenderAdapter::name).toList()));
    }
}
