package io.ringpost.recording.fetch;

import io.ringpost.safehttp.BodyReceiver;
import io.ringpost.safehttp.SafeResponse;
import io.smallrye.mutiny.Uni;

/** Takes an answer's body, and says what came of it. */
public interface Taking extends BodyReceiver {

    /** The call is over: keeps what came, or drops it. */
    Uni<FetchOutcome> end(SafeResponse response);
}
