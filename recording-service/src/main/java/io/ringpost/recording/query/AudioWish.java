package io.ringpost.recording.query;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a request for audio asks for.
 *
 * @param range the header {@code Range}
 * @param ifRange the header {@code If-Range}: else than the file it was meant for, the range is not
 * @param ifNoneMatch the header {@code If-None-Match}
 * @param download whether a browser shall save it
 * @param body whether the audio itself is wanted
 */
record AudioWish(
        @Nullable String range,
        @Nullable String ifRange,
        @Nullable String ifNoneMatch,
        boolean download,
        boolean body) {

    static AudioWish of(HttpHeaders headers, UriInfo uri, boolean body) {
        return new AudioWish(
                headers.getHeaderString("Range"),
                headers.getHeaderString("If-Range"),
                headers.getHeaderString("If-None-Match"),
                uri.getQueryParameters().containsKey("download"),
                body);
    }

    /** Whether the caller has the file already. */
    boolean has(String etag) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(",", -1))
                        .map(String::strip)
                        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(etag));
    }

    /** The part that is asked for. A date for a condition is never met: we send none. */
    ByteRange range(String etag, long size) {
        return ByteRange.of(ifRange == null || ifRange.strip().equals(etag) ? range : null, size);
    }
}
