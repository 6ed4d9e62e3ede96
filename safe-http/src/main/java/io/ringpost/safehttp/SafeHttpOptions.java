package io.ringpost.safehttp;

import io.vertx.core.net.TrustOptions;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every call of one client.
 *
 * @param policy which URLs and addresses may be called
 * @param connectTimeout for the TCP connection to one address, inside the head deadline
 * @param keepAlive how long an idle connection is kept; shorter than the five seconds after which Node.js closes one
 * @param maxHeadBytes the largest head of an answer
 * @param connectionsPerHost the most connections to one name at one address
 * @param trust other certificate authorities than the platform's
 */
public record SafeHttpOptions(
        UrlPolicy policy,
        Duration connectTimeout,
        Duration keepAlive,
        int maxHeadBytes,
        int connectionsPerHost,
        @Nullable TrustOptions trust) {

    /** The defaults around a policy. */
    public static SafeHttpOptions of(UrlPolicy policy) {
        return new SafeHttpOptions(policy, Duration.ofMillis(3500), Duration.ofSeconds(4), 32 * 1024, 256, null);
    }

    /** From the settings {@code RINGPOST_EGRESS_ALLOW} (CIDRs) and {@code RINGPOST_WEBHOOKS_HTTPS_ONLY}. */
    public static SafeHttpOptions of(List<String> egressAllow, boolean httpsOnly) {
        return of(new UrlPolicy(AddressGuard.allowing(egressAllow), httpsOnly));
    }

    /** With other certificate authorities than the platform's. */
    public SafeHttpOptions withTrust(TrustOptions other) {
        return new SafeHttpOptions(policy, connectTimeout, keepAlive, maxHeadBytes, connectionsPerHost, other);
    }
}
