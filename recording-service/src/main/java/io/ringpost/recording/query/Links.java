package io.ringpost.recording.query;

import io.ringpost.api.ApiPaths;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.api.seal.RootKeys;
import io.ringpost.recording.sign.LinkSignature;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Makes links to one recording's audio that need no key, and judges those that come back. */
@ApplicationScoped
public class Links {
    static final String EXPIRES = "expires";
    static final String SIGNATURE = "signature";

    private final LinkSignature signature;
    private final Duration time;
    private final Optional<URI> baseUrl;
    private final Clock clock = Clock.systemUTC();

    Links(
            RootKeys keys,
            @ConfigProperty(name = "ringpost.recording.links.time") Duration time,
            @ConfigProperty(name = "ringpost.recording.links.base-url") Optional<URI> baseUrl) {
        this.signature = new LinkSignature(keys.derived("recording-link"));
        this.time = time;
        this.baseUrl = baseUrl;
    }

    /**
     * A new link: below the public address of the API, where it is set, else as the caller reached us.
     *
     * @param reached the address that this service was called at, which behind a proxy is the proxy's business alone
     */
    AudioLink make(String recordingId, URI reached) {
        Instant expires = clock.instant().plus(time).truncatedTo(ChronoUnit.SECONDS);
        URI url = UriBuilder.fromUri(baseUrl.orElse(reached))
                .path(ApiPaths.V1)
                .path("recordings")
                .path(recordingId)
                .path("audio")
                .queryParam(EXPIRES, expires.getEpochSecond())
                .queryParam(SIGNATURE, signature.sign(recordingId, expires))
                .build();
        return new AudioLink(url, expires);
    }

    /** Lets nobody pass whose link is not ours, or no longer. */
    void check(String recordingId, @Nullable String expires, @Nullable String given) {
        LinkSignature.Verdict verdict = signature.judge(
                recordingId, expires == null ? "" : expires, given == null ? "" : given, clock.instant());
        switch (verdict) {
            case VALID -> {}
            case EXPIRED -> throw ProblemException.forbidden("This link has expired; ask for another.");
            case FORGED -> throw ProblemException.forbidden("This link is not valid.");
        }
    }
}
