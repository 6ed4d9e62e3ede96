package io.ringpost.outbound.sign;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;

/** Ed25519 over parts that need not be copied together. */
final class Ed25519 {
    private static final String ALGORITHM = "Ed25519";

    private Ed25519() {}

    static byte[] sign(byte[] seed, byte[]... parts) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed)));
            for (byte[] part : parts) {
                signature.update(part);
            }
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform from 15 on has " + ALGORITHM, e);
        }
    }
}
