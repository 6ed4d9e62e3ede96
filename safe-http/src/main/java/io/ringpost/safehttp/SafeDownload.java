package io.ringpost.safehttp;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A call whose answer may be large: it is handed on part by part instead of being kept.
 *
 * @param request the first call; its limits hold over all of the download, redirects included, and its body cap for
 *     answers that the receiver does not want
 * @param idle the longest time in which nothing of the body comes while we wait for it
 * @param bytes the most decoded bytes that are handed on
 * @param followTo the lower-case hosts to which a redirect is followed; none is followed when empty
 */
public record SafeDownload(SafeRequest request, Duration idle, long bytes, Set<String> followTo) {

    public SafeDownload {
        if (idle.isNegative() || idle.isZero() || bytes < 0) {
            throw new IllegalArgumentException("the limits of a download must be positive");
        }
        followTo = followTo.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }
}
