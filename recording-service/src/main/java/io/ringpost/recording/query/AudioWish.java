package io.ringpost.recording.query;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a request for audio asks for.
 *
 * @param range the header {@code Range}
 * @param ifRange the header {@code If-Range}: else than the file it was meant for, the range is not
 * @param ifMatch the header {@code If-Match}: else than this file, none is wanted
 * @param ifNoneMatch the header {@code If-None-Match}
 * @param download whether a browser shall save it
 * @param body whether the audio itself is wanted
 */
record AudioWish(
        @Nullable String range,
        @Nullable String ifRange,
        @Nullable String ifMatch,
        @Nullable String ifNoneMatch,
        boolean download,
        boolean body) {

    /** RFC 9110, 14.2: a range means something for GET alone. */
    static AudioWish of(HttpHeaders headers, UriInfo uri, boolean body) {
        return new AudioWish(
                body ? headers.getHeaderString("Range") : null,
                headers.getHeaderString("If-Range"),
                headers.getHeaderString("If-Match"),
                headers.getHeaderString("If-None-Match"),
                uri.getQueryParameters().containsKey("download"),
                body);
    }

    /** Whether the caller has the file already. */
    boolean has(String etag) {
        return ifNoneMatch != null
                && tags(ifNoneMatch)
                        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(etag));
    }

    /** Whether the caller wants another file, or none any more; a weak tag never matches here (RFC 9110, 13.1.1). */
    boolean wantsOther(String etag) {
        return ifMatch != null && tags(ifMatch).noneMatch(tag -> tag.equals("*") || tag.equals(etag));
    }

    private static Stream<String> tags(String header) {
        return Arrays.stream(header.split(",", -1)).map(String::strip);
    }

    /** The part that is asked for. A date for a condition is never met: we send none. */
    ByteRange range(String etag, long size) {
        return ByteRange.of(ifRange == null || ifRange.strip().equals(etag) ? range : null, size);
    }
}
