package io.ringpost.ingress.provider.voipms;

import io.ringpost.ingress.provider.TokenGuard;
import io.ringpost.ingress.provider.Verification;
import io.ringpost.ingress.provider.WebhookRequest;

/** VoIP.ms signs nothing: a secret in the query, known addresses, or both. */
final class VoipmsVerifier {
    private final TokenGuard guard;

    VoipmsVerifier(TokenGuard guard) {
        this.guard = guard;
    }

    Verification verify(WebhookRequest request) {
        return guard.check(request, VoipmsFields.query(request).all("token"));
    }
}
