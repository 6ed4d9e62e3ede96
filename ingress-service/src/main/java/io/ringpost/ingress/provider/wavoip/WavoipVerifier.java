package io.ringpost.ingress.provider.wavoip;

import io.ringpost.ingress.provider.TokenGuard;
import io.ringpost.ingress.provider.Verification;
import io.ringpost.ingress.provider.WebhookRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** WaVoIP signs nothing: a secret in path, query or header, known addresses, or both. */
final class WavoipVerifier {
    private final TokenGuard guard;

    WavoipVerifier(TokenGuard guard) {
        this.guard = guard;
    }

    Verification verify(WebhookRequest request) {
        List<String> presented = new ArrayList<>(request.query().all("token"));
        presented.addAll(request.headers().all("x-webhook-token"));
        Optional.ofNullable(request.target().pathToken()).ifPresent(presented::add);
        presented.removeIf(String::isEmpty);
        return guard.check(request, presented);
    }
}
