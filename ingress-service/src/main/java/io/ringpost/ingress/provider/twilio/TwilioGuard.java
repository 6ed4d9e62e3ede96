package io.ringpost.ingress.provider.twilio;

import io.ringpost.ingress.provider.AddressGate;
import io.ringpost.ingress.provider.Guard;
import io.ringpost.ingress.provider.TrustedProxies;
import io.ringpost.ingress.provider.Verification;
import io.ringpost.ingress.provider.WebhookRequest;
import io.ringpost.ingress.provider.WebhookRoute;
import io.ringpost.ingress.refuse.RefusalCause;
import java.util.List;
import java.util.Optional;

/** Twilio signs with the account's auth token, over the address that it calls. */
public final class TwilioGuard implements Guard {
    private final PublicUrl publicUrl;
    private final AddressGate addresses;
    private final Optional<String> closedBy;
    private final TwilioVerifier verifier;
    private final TwilioHint hint;

    /** Guards by these settings. */
    public TwilioGuard(TwilioSettings settings, TrustedProxies proxies) {
        TwilioTokens tokens = new TwilioTokens(settings.authToken().orElse(List.of()));
        this.publicUrl = new PublicUrl(settings.baseUrl().orElse(List.of()), settings.baseUrls());
        this.addresses =
                new AddressGate("TWILIO_ALLOWED_IPS", settings.allowedIps().orElse(List.of()));
        this.closedBy = closedBy(tokens, publicUrl, proxies);
        this.verifier = new TwilioVerifier(tokens, publicUrl, addresses);
        this.hint = new TwilioHint(tokens, new TwilioTokens(settings.retired().orElse(List.of())), publicUrl);
    }

    private static Optional<String> closedBy(TwilioTokens tokens, PublicUrl publicUrl, TrustedProxies proxies) {
        if (tokens.isEmpty()) {
            return Optional.of("TWILIO_AUTH_TOKEN is not set");
        }
        return publicUrl.isEmpty() && proxies.isEmpty() ? Optional.of("WEBHOOK_BASE_URL is not set") : Optional.empty();
    }

    PublicUrl publicUrl() {
        return publicUrl;
    }

    @Override
    public List<WebhookRoute> routes() {
        return TwilioRoutes.ALL;
    }

    @Override
    public Optional<String> closedBy() {
        return closedBy;
    }

    @Override
    public Verification verify(WebhookRequest request) {
        return verifier.verify(request);
    }

    @Override
    public Optional<String> explain(WebhookRequest request, RefusalCause cause) {
        return switch (cause) {
            case SIGNATURE_WRONG -> Optional.of(hint.of(request));
            case ADDRESS_NOT_ALLOWED -> Optional.of(addresses.hint(request));
            default -> Optional.empty();
        };
    }
}
