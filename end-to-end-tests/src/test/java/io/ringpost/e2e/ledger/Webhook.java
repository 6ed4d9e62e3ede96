package io.ringpost.e2e.ledger;

import io.ringpost.local.simulate.ProviderRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;

/**
 * One webhook of a call.
 *
 * @param call the provider's id of the call
 * @param number in the order its provider sends the call's
 * @param hash of its body
 * @param genuine whether it must be believed
 * @param request signs it anew at each try, as the time is part of some signatures
 */
record Webhook(String call, int number, String hash, boolean genuine, Supplier<ProviderRequest> request) {
    static Webhook of(String call, int number, boolean genuine, Supplier<ProviderRequest> request) {
        return new Webhook(call, number, hash(request.get().body()), genuine, request);
    }

    static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
