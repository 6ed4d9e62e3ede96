package io.ringpost.outbound.subscribe;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringpost.outbound.sign.SigningKey;
import io.ringpost.outbound.store.PublicKey;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The public halves of an endpoint's keys: a JSON Web Key Set (RFC 7517, RFC 8037) that also says what Standard Webhooks
 * libraries take.
 *
 * @param keys the newest first; without any, nothing is signed with Ed25519
 */
public record SigningKeySet(List<Entry> keys) {
    static SigningKeySet of(List<PublicKey> keys) {
        return new SigningKeySet(keys.stream().map(Entry::of).toList());
    }

    /**
     * One of them.
     *
     * @param kid its id: the key's thumbprint (RFC 7638)
     * @param kty always {@code OKP}
     * @param crv always {@code Ed25519}
     * @param alg always {@code EdDSA}
     * @param use always {@code sig}
     * @param x the key in base64url
     * @param publicKey the key as Standard Webhooks writes it
     * @param until when it stops signing, if it was replaced
     * @param createdAt when it was made
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SigningKey")
    public record Entry(
            String kid,
            String kty,
            String crv,
            String alg,
            String use,
            String x,
            String publicKey,
            @Nullable Instant until,
            Instant createdAt) {
        static Entry of(PublicKey key) {
            return new Entry(
                    key.id(),
                    "OKP",
                    "Ed25519",
                    "EdDSA",
                    "sig",
                    SigningKey.coordinate(key.publicKey()),
                    SigningKey.publicText(key.publicKey()),
                    key.until(),
                    key.createdAt());
        }
    }
}
