package io.ringpost.api.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** One accepted key, held as its hash: a heap dump or a debugger shows no key. */
record ApiKey(byte[] hash, Caller caller) {

    static ApiKey of(String key, Caller caller) {
        return new ApiKey(hashOf(key), caller);
    }

    boolean hasHash(byte[] presented) {
        return MessageDigest.isEqual(hash, presented);
    }

    static byte[] hashOf(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
