package io.ringpost.safehttp;

import io.smallrye.mutiny.Uni;
import java.util.Map;

/** Takes the body of a large answer, part by part. */
public interface BodyReceiver {

    /**
     * Whether this answer's body is to be handed on; one that is not wanted is kept up to the cap of the request, as
     * any other answer's.
     *
     * @param headers lower-case names; repeated ones joined by a comma
     */
    boolean wants(int status, Map<String, String> headers);

    /**
     * Takes the next decoded bytes. Nothing more is read from the connection before the returned {@code Uni} has
     * ended; a failed one ends the call as {@link BodyEnd#REFUSED}. Called on an event loop, so it must not block.
     */
    Uni<Void> write(byte[] part);
}
