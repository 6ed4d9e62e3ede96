package io.ringpost.ingress.provider.retell;

import io.ringpost.ingress.provider.AddressGate;
import io.ringpost.ingress.provider.Guard;
import io.ringpost.ingress.provider.Verification;
import io.ringpost.ingress.provider.WebhookRequest;
import io.ringpost.ingress.provider.WebhookRoute;
import io.ringpost.ingress.refuse.RefusalCause;
import java.util.List;
import java.util.Optional;

/** Retell signs with the API key, over the body and a time. */
public final class RetellGuard implements Guard {
    private final RetellSignature signature;
    private final AddressGate addresses;
    private final RetellVerifier verifier;
    private final RetellHint hint;

    /** Guards by these settings. */
    public RetellGuard(RetellSettings settings) {
        List<String> keys = settings.apiKey().orElse(List.of());
        this.signature = new RetellSignature(keys);
        this.addresses =
                new AddressGate("RETELL_ALLOWED_IPS", settings.allowedIps().orElse(List.of()));
        this.verifier = new RetellVerifier(signature, addresses);
        this.hint = new RetellHint(keys, settings.retired().orElse(List.of()));
    }

    @Override
    public List<WebhookRoute> routes() {
        return RetellRoutes.ALL;
    }

    @Override
    public Optional<String> closedBy() {
        return signature.hasNoKey() ? Optional.of("RETELL_API_KEY is not set") : Optional.empty();
    }

    @Override
    public Verification verify(WebhookRequest request) {
        return verifier.verify(request);
    }

    @Override
    public Optional<String> explain(WebhookRequest request, RefusalCause cause) {
        return switch (cause) {
            case SIGNATURE_WRONG -> Optional.of(hint.wrong(request));
            case SIGNATURE_STALE -> hint.stale(request);
            case ADDRESS_NOT_ALLOWED -> Optional.of(addresses.hint(request));
            default -> Optional.empty();
        };
    }
}
