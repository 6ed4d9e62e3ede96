package io.ringpost.recording.announce;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.ringpost.api.log.WideEvent;
import io.ringpost.api.log.WideLog;
import io.ringpost.contract.Provider;
import io.ringpost.contract.recording.Recording;
import io.ringpost.contract.recording.RecordingStatus;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** One log line per unit of work, and numbers; nothing in either names a person, and no address of audio is told. */
@Startup
@Singleton
public class RecordingWatch {
    private static final WideLog LOG = WideLog.of(RecordingWatch.class);
    private static final List<RecordingStatus> ENDS =
            List.of(RecordingStatus.STORED, RecordingStatus.EMPTY, RecordingStatus.DISABLED, RecordingStatus.FAILED);

    private static final int MOST_REMEMBERED = 10_000;

    private final MeterRegistry meters;
    private final Counter untaken;
    /** Lists name them again and again. */
    private final Set<String> remembered = ConcurrentHashMap.newKeySet();

    private final AtomicLong waiting;
    private final AtomicLong oldestMillis = new AtomicLong();

    public RecordingWatch(MeterRegistry meters) {
        this.meters = meters;
        untaken = meters.counter("ringpost.recordings.untaken");
        waiting = meters.gauge("ringpost.recordings.waiting", new AtomicLong());
        meters.gauge("ringpost.recordings.due.lag.seconds", oldestMillis, lag -> lag.get() / 1e3);
        for (Provider provider : Provider.values()) {
            notices(provider).increment(0);
            lostLeases(provider).increment(0);
            transcribed(provider).increment(0);
            ENDS.forEach(end -> ended(provider, end).increment(0));
            fetches(provider, "later").increment(0);
        }
    }

    /** An offer of audio was taken in. */
    public void offered(Provider provider, String recordingId, String providerCallId) {
        notices(provider).increment();
        WideEvent line =
                LOG.event("recording-offered").word("recording", recordingId).word("provider", provider.id());
        line.info(
                provider == Provider.WAVOIP
                        ? "[WaVoIP Webhook] Recording READY for call " + providerCallId
                        : "Recording offered");
    }

    /** Recordings of erased calls were offered or listed, and are not taken. */
    public void untaken(Set<String> recordingIds) {
        if (remembered.size() > MOST_REMEMBERED) {
            remembered.clear();
        }
        long fresh = recordingIds.stream().filter(remembered::add).count();
        if (fresh > 0) {
            untaken.increment((double) fresh);
            LOG.event("recordings-untaken")
                    .number("recordings", fresh)
                    .info("Recordings not taken, since their calls were erased");
        }
    }

    /** A person wants it tried once more. */
    public void wished(String recordingId) {
        meters.counter("ringpost.recordings.wished").increment();
        LOG.event("recording-wished").word("recording", recordingId).info("Recording to be tried once more");
    }

    /** A recording that was not being fetched changed where it stands. */
    public void changed(Change change) {
        if (change.transcribed()) {
            transcribed(change.recording().provider()).increment();
        }
        if (change.moved() && ENDS.contains(change.recording().status())) {
            ended(change.recording().provider(), change.recording().status()).increment();
            line("recording-ended", change).info("Recording ended by its provider's word");
        } else if (change.moved() && change.recording().status() == RecordingStatus.ERASED) {
            line("recording-erased", change).info("Recording erased with its call");
        }
    }

    /** A fetch is over and saved. */
    public void fetched(Change change) {
        Recording recording = change.recording();
        boolean over = ENDS.contains(recording.status());
        fetches(recording.provider(), over ? recording.status().wire() : "later")
                .increment();
        if (over) {
            ended(recording.provider(), recording.status()).increment();
        }
        WideEvent line = line("recording-fetch", change);
        switch (recording.status()) {
            case STORED ->
                line.info(
                        recording.provider() == Provider.WAVOIP
                                ? "[WaVoIP Recording Webhook] Recording attached successfully"
                                : "Recording stored");
            case FAILED -> line.warn("Recording given up; it can be tried again by hand");
            case WAITING -> line.info("Recording not there yet; it is tried again");
            default -> line.info("Recording ended without audio");
        }
    }

    /** A fetch was over, but its lease too. */
    public void lost(Provider provider) {
        lostLeases(provider).increment();
        LOG.event("recording-lease-lost")
                .word("provider", provider.id())
                .warn("Recording fetched, but its lease was over and it is no longer this replica's to save");
    }

    /** So many recordings wait, and the one that is due for longest for so long. */
    public void due(long count, Duration oldest) {
        waiting.set(count);
        oldestMillis.set(oldest.toMillis());
    }

    /** The waiting recordings could not be counted. */
    public void uncounted(Throwable failure) {
        LOG.event("recordings-uncounted").failure(failure).warn("Waiting recordings could not be counted");
    }

    private static WideEvent line(String event, Change change) {
        Recording recording = change.recording();
        WideEvent line = LOG.event(event)
                .word("recording", recording.id())
                .word("call", recording.callId())
                .word("provider", recording.provider().id())
                .word("status", recording.status().wire())
                .word("reason", recording.reason())
                .number("attempts", recording.attempts())
                .number("version", change.version());
        if (recording.bytes() != null) {
            line.number("bytes", recording.bytes());
        }
        return line.word(
                "next_at",
                recording.nextAttemptAt() == null
                        ? null
                        : recording.nextAttemptAt().toString());
    }

    private Counter notices(Provider provider) {
        return meters.counter("ringpost.recordings.offered", "provider", provider.id());
    }

    private Counter fetches(Provider provider, String outcome) {
        return meters.counter("ringpost.recordings.fetches", "provider", provider.id(), "outcome", outcome);
    }

    private Counter transcribed(Provider provider) {
        return meters.counter("ringpost.recordings.transcribed", "provider", provider.id());
    }

    private Counter ended(Provider provider, RecordingStatus end) {
        return meters.counter("ringpost.recordings.ended", "provider", provider.id(), "status", end.wire());
    }

    private Counter lostLeases(Provider provider) {
        return meters.counter("ringpost.recordings.lease.lost", "provider", provider.id());
    }
}
