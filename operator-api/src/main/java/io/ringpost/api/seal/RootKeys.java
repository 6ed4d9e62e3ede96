package io.ringpost.api.seal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The keys of {@code RINGPOST_SECRETS_KEY}, the newest first; a service that is not given any has one of its API key.
 *
 * <p>They are the same on every replica and in every service of one installation.
 */
@ApplicationScoped
public class RootKeys {
    private static final String MAC = "HmacSHA256";

    private final List<byte[]> roots;

    @Inject
    RootKeys(
            @ConfigProperty(name = "RINGPOST_SECRETS_KEY") Optional<String> secrets,
            @ConfigProperty(name = "RINGPOST_API_KEY") Optional<String> apiKey) {
        this(secrets.orElse(""), apiKey.orElse(""));
    }

    public RootKeys(String secrets, String apiKey) {
        this.roots = secrets.isBlank()
                ? List.of(mac("ringpost".getBytes(StandardCharsets.UTF_8), apiKey))
                : Arrays.stream(secrets.split(",", -1))
                        .map(key -> Base64.getDecoder().decode(key.strip()))
                        .toList();
    }

    List<byte[]> all() {
        return roots;
    }

    /** Of each key one for this purpose alone, the newest first. */
    public List<byte[]> derived(String purpose) {
        return roots.stream().map(root -> mac(root, purpose)).toList();
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
