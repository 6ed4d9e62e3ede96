package io.ringpost.api.stream;

import java.time.Instant;

/**
 * A token as its maker gets it.
 *
 * @param token the value of {@code ?access_token=}
 * @param expiresAt when it stops counting
 */
public record StreamToken(String token, Instant expiresAt) {
    /** Hides the token. */
    @Override
    public String toString() {
        return "StreamToken[until " + expiresAt + "]";
    }
}
