package io.ringpost.recording.fetch;

import io.ringpost.safehttp.SafeDownload;
import java.util.List;
import java.util.function.Function;

/** Where a recording's audio is. */
public sealed interface Place {

    /** Takes the branch of the place. */
    <T> T match(Function<? super At, ? extends T> at, Function<? super Nowhere, ? extends T> nowhere);

    /** Nothing to call. */
    static Place nowhere(FetchOutcome outcome) {
        return new Nowhere(outcome);
    }

    /** Audio as it is. */
    static Place at(List<SafeDownload> tries) {
        return new At(tries, intake -> intake);
    }

    /**
     * To be downloaded.
     *
     * @param tries one after the other, as long as the host refuses the credential or the form of the one before
     * @param unpacking what stands between the answer and the audio
     */
    record At(List<SafeDownload> tries, Function<AudioIntake, Taking> unpacking) implements Place {
        public At {
            tries = List.copyOf(tries);
        }

        @Override
        public <T> T match(Function<? super At, ? extends T> at, Function<? super Nowhere, ? extends T> nowhere) {
            return at.apply(this);
        }
    }

    /** It cannot even be asked for. */
    record Nowhere(FetchOutcome outcome) implements Place {
        @Override
        public <T> T match(Function<? super At, ? extends T> at, Function<? super Nowhere, ? extends T> nowhere) {
            return nowhere.apply(this);
        }
    }
}
