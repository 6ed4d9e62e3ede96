package io.ringpost.recording.fetch;

import io.ringpost.contract.Provider;
import io.ringpost.recording.store.DueFetch;
import io.smallrye.mutiny.Uni;

/** Knows where one provider keeps its audio, and what it asks for before giving it. */
public interface MediaSource {

    Provider provider();

    /** Where the audio is; never fails. */
    Uni<Place> locate(DueFetch due);
}
