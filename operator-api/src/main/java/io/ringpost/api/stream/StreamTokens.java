package io.ringpost.api.stream;

import io.ringpost.api.seal.RootKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs tokens and knows them again, on every replica of every service: {@code <expiry>.<caller>.<HMAC of both>}.
 *
 * <p>Nothing is remembered of them, so one cannot be called back; it ends by itself.
 */
@ApplicationScoped
public class StreamTokens {
    /** The query parameter that carries one. */
    public static final String PARAMETER = "access_token";

    private static final Duration VALID = Duration.ofMinutes(5);
    private static final String MAC = "HmacSHA256";
    private static final Pattern FORM =
            Pattern.compile("(([0-9]{1,12})\\.([A-Za-z0-9_-]{1,80}))\\.([A-Za-z0-9_-]{43})");

    private final List<byte[]> keys;
    private final Clock clock;

    @Inject
    StreamTokens(RootKeys roots) {
        this(roots, Clock.systemUTC());
    }

    StreamTokens(RootKeys roots, Clock clock) {
        this.keys = roots.derived("stream-token");
        this.clock = clock;
    }

    /** A token for five minutes in the name of a caller. */
    public StreamToken issue(String caller) {
        Instant end = clock.instant().plus(VALID).truncatedTo(ChronoUnit.SECONDS);
        String said = end.getEpochSecond() + "." + encode(caller.getBytes(StandardCharsets.UTF_8));
        return new StreamToken(said + "." + encode(mac(keys.get(0), said)), end);
    }

    /** In whose name a token speaks, or why it does not. */
    public <T> T judge(String token, Function<String, T> caller, Supplier<T> expired, Supplier<T> unknown) {
        Matcher parts = FORM.matcher(token);
        if (!parts.matches() || !signed(parts.group(1), Base64.getUrlDecoder().decode(parts.group(4)))) {
            return unknown.get();
        }
        Instant end = Instant.ofEpochSecond(Long.parseLong(parts.group(2)));
        return clock.instant().isBefore(end)
                ? caller.apply(new String(Base64.getUrlDecoder().decode(parts.group(3)), StandardCharsets.UTF_8))
                : expired.get();
    }

    private boolean signed(String said, byte[] signature) {
        boolean right = false;
        for (byte[] key : keys) {
            right |= MessageDigest.isEqual(mac(key, said), signature);
        }
        return right;
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }
}
