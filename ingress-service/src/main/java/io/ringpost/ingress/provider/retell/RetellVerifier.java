package io.ringpost.ingress.provider.retell;

import io.ringpost.ingress.provider.AddressGate;
import io.ringpost.ingress.provider.Verification;
import io.ringpost.ingress.provider.WebhookRequest;
import io.ringpost.ingress.refuse.RefusalCause;
import java.util.List;

/** Retell: {@code X-Retell-Signature} over the body and a time. */
final class RetellVerifier {
    static final String HEADER = "x-retell-signature";

    private final RetellSignature signature;
    private final AddressGate addresses;

    RetellVerifier(RetellSignature signature, AddressGate addresses) {
        this.signature = signature;
        this.addresses = addresses;
    }

    Verification verify(WebhookRequest request) {
        List<String> headers = request.headers().all(HEADER);
        if (headers.isEmpty() || headers.get(0).isEmpty()) {
            return Verification.refuse(RefusalCause.SIGNATURE_MISSING);
        }
        if (headers.size() > 1) {
            return Verification.refuse(RefusalCause.SIGNATURE_WRONG);
        }
        return signature
                .verify(headers.get(0), request.body(), request.receivedAt())
                .and(() -> addresses.check(request));
    }
}
