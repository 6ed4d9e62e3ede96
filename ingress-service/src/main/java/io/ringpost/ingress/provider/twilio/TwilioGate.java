package io.ringpost.ingress.provider.twilio;

import io.ringpost.contract.Provider;
import io.ringpost.ingress.provider.AddressGate;
import io.ringpost.ingress.provider.Identification;
import io.ringpost.ingress.provider.Identity;
import io.ringpost.ingress.provider.Reply;
import io.ringpost.ingress.provider.TrustedProxies;
import io.ringpost.ingress.provider.Verification;
import io.ringpost.ingress.provider.VerifySwitch;
import io.ringpost.ingress.provider.WebhookProvider;
import io.ringpost.ingress.provider.WebhookRequest;
import io.ringpost.ingress.provider.WebhookRoute;
import io.ringpost.ingress.provider.twilio.voice.VoicePlan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Twilio's way through the gate. */
@ApplicationScoped
public class TwilioGate implements WebhookProvider {
    private final boolean off;
    private final Optional<String> closedBy;
    private final TwilioVerifier verifier;
    private final TwilioIdentifier identifier;
    private final TwilioReplies replies;

    @Inject
    TwilioGate(TwilioSettings settings, TrustedProxies proxies, VoicePlan plan) {
        PublicUrl publicUrl = new PublicUrl(settings.baseUrl().orElse(List.of()));
        TwilioTokens tokens = new TwilioTokens(settings.authToken().orElse(List.of()));
        this.off = settings.verification() == VerifySwitch.OFF;
        this.closedBy = closedBy(tokens, publicUrl, proxies);
        this.verifier = new TwilioVerifier(
                tokens,
                publicUrl,
                new AddressGate("TWILIO_ALLOWED_IPS", settings.allowedIps().orElse(List.of())));
        this.identifier = new TwilioIdentifier(settings.accountSid());
        this.replies = new TwilioReplies(plan, publicUrl);
    }

    private static Optional<String> closedBy(TwilioTokens tokens, PublicUrl publicUrl, TrustedProxies proxies) {
        if (tokens.isEmpty()) {
            return Optional.of("TWILIO_AUTH_TOKEN is not set");
        }
        return publicUrl.isEmpty() && proxies.isEmpty() ? Optional.of("WEBHOOK_BASE_URL is not set") : Optional.empty();
    }

    @Override
    public Provider provider() {
        return Provider.TWILIO;
    }

    @Override
    public List<WebhookRoute> routes() {
        return TwilioRoutes.ALL;
    }

    @Override
    public Optional<String> closedBy() {
        return off ? Optional.empty() : closedBy;
    }

    @Override
    public List<String> warnings() {
        return List.of();
    }

    @Override
    public boolean verificationOff() {
        return off;
    }

    @Override
    public Verification verify(WebhookRequest request) {
        return off ? Verification.by("none") : verifier.verify(request);
    }

    @Override
    public Identification identify(WebhookRequest request) {
        return identifier.identify(request);
    }

    @Override
    public Reply reply(WebhookRequest request, Identity identity) {
        return replies.reply(request);
    }
}
