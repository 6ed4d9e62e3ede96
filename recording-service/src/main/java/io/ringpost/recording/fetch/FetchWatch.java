package io.ringpost.recording.fetch;

import io.micrometer.core.instrument.MeterRegistry;
import io.ringpost.api.log.WideEvent;
import io.ringpost.api.log.WideLog;
import io.ringpost.contract.Provider;
import io.ringpost.recording.store.DueFetch;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** One log line per fetch, and numbers. Of an address only the host is told: the rest opens the audio. */
@Singleton
public class FetchWatch {
    private static final WideLog LOG = WideLog.of(FetchWatch.class);

    private final MeterRegistry meters;

    FetchWatch(MeterRegistry meters) {
        this.meters = meters;
    }

    /** How many fetches of a provider are under way. */
    AtomicInteger running(Provider provider) {
        AtomicInteger running = new AtomicInteger();
        meters.gauge("ringpost.recording.fetches.running", tags(provider), running);
        meters.counter("ringpost.recording.fetched.bytes", "provider", provider.id())
                .increment(0);
        return running;
    }

    /** A fetch is over; nothing is saved of it yet. */
    void fetched(DueFetch due, Fetched fetched, Duration took) {
        FetchOutcome outcome = fetched.outcome();
        String kind = outcome.match(stored -> "stored", notReady -> "not_ready", gone -> "gone");
        meters.timer(
                        "ringpost.recording.fetch.duration",
                        "provider",
                        due.provider().id(),
                        "outcome",
                        kind)
                .record(took);
        meters.counter(
                        "ringpost.recording.fetched.bytes",
                        "provider",
                        due.provider().id())
                .increment((double) fetched.bytes());
        line("media-fetch", due)
                .word("outcome", kind)
                .word("reason", kind.equals("stored") ? null : outcome.word())
                .word("host", fetched.host())
                .word("redirect", fetched.redirect())
                .number("bytes", fetched.bytes())
                .millis("took_ms", took)
                .info("Media asked for");
    }

    /** What came of a fetch could not be saved; the lease ends, and it is fetched again into the same place. */
    void unsaved(DueFetch due, Throwable failure) {
        meters.counter(
                        "ringpost.recording.fetch.unsaved",
                        "provider",
                        due.provider().id())
                .increment();
        line("media-unsaved", due).failure(failure).warn("What came of a fetch could not be saved");
    }

    /** The lease of a fetch could not be kept. */
    void unrenewed(DueFetch due, Throwable failure) {
        line("media-unrenewed", due).failure(failure).warn("The lease of a fetch could not be renewed");
    }

    /** The lease of a fetch was lost while it ran. */
    void lost(DueFetch due) {
        line("media-lease-lost", due).warn("The lease of a fetch was lost; the fetch is given up");
    }

    /** A fetch took longer than any may. */
    void endless(DueFetch due) {
        line("media-endless", due).warn("A fetch did not end and is given up");
    }

    /** Due recordings could not be claimed. */
    void unclaimed(Provider provider, Throwable failure) {
        meters.counter("ringpost.recording.fetch.unclaimed", "provider", provider.id())
                .increment();
        LOG.event("media-unclaimed")
                .word("provider", provider.id())
                .failure(failure)
                .warn("Due recordings could not be looked up");
    }

    /** A fetch failed in a way that nobody thought of. */
    void unexpected(DueFetch due, Throwable bug) {
        line("media-unexpected", due).failure(bug).error("A fetch failed on our side");
    }

    private static WideEvent line(String event, DueFetch due) {
        return LOG.event(event)
                .word("recording", due.recordingId())
                .word("call", due.callId())
                .word("provider", due.provider().id())
                .number("attempt", due.attempts());
    }

    private static io.micrometer.core.instrument.Tags tags(Provider provider) {
        return io.micrometer.core.instrument.Tags.of("provider", provider.id());
    }
}
