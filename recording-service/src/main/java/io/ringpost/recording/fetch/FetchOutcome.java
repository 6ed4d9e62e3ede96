package io.ringpost.recording.fetch;

import io.ringpost.contract.recording.RecordingStatus;
import io.ringpost.recording.store.StoredAudio;
import java.time.Duration;
import java.util.function.Function;

/** What came of one fetch. Reasons are stable words, shown to operators. */
public sealed interface FetchOutcome {

    /** The word for logs and metrics. */
    String word();

    /** Takes the branch of the outcome. */
    <T> T match(
            Function<? super Stored, ? extends T> stored,
            Function<? super NotReady, ? extends T> notReady,
            Function<? super Gone, ? extends T> gone);

    /** The recording cannot be had, and no later try would change that. */
    static FetchOutcome failed(String reason) {
        return new Gone(RecordingStatus.FAILED, reason);
    }

    /** The audio lies in the vault. */
    record Stored(StoredAudio audio) implements FetchOutcome {
        @Override
        public String word() {
            return "stored";
        }

        @Override
        public <T> T match(
                Function<? super Stored, ? extends T> stored,
                Function<? super NotReady, ? extends T> notReady,
                Function<? super Gone, ? extends T> gone) {
            return stored.apply(this);
        }
    }

    /**
     * There is no audio yet, or it could not be fetched or stored now.
     *
     * @param least so long nobody is asked again at least
     */
    record NotReady(String reason, Duration least) implements FetchOutcome {
        public NotReady(String reason) {
            this(reason, Duration.ZERO);
        }

        @Override
        public String word() {
            return reason;
        }

        @Override
        public <T> T match(
                Function<? super Stored, ? extends T> stored,
                Function<? super NotReady, ? extends T> notReady,
                Function<? super Gone, ? extends T> gone) {
            return notReady.apply(this);
        }
    }

    /** It is over, without audio. */
    record Gone(RecordingStatus end, String reason) implements FetchOutcome {
        @Override
        public String word() {
            return reason;
        }

        @Override
        public <T> T match(
                Function<? super Stored, ? extends T> stored,
                Function<? super NotReady, ? extends T> notReady,
                Function<? super Gone, ? extends T> gone) {
            return gone.apply(this);
        }
    }
}
