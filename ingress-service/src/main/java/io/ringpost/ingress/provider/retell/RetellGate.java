package io.ringpost.ingress.provider.retell;

import io.ringpost.contract.Provider;
import io.ringpost.ingress.provider.AddressGate;
import io.ringpost.ingress.provider.Identification;
import io.ringpost.ingress.provider.Identity;
import io.ringpost.ingress.provider.Reply;
import io.ringpost.ingress.provider.Verification;
import io.ringpost.ingress.provider.VerifySwitch;
import io.ringpost.ingress.provider.WebhookProvider;
import io.ringpost.ingress.provider.WebhookRequest;
import io.ringpost.ingress.provider.WebhookRoute;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Retell's way through the gate. */
@ApplicationScoped
public class RetellGate implements WebhookProvider {
    private final boolean off;
    private final Optional<String> closedBy;
    private final RetellVerifier verifier;
    private final RetellIdentifier identifier = new RetellIdentifier();
    private final RetellReplies replies;

    @Inject
    RetellGate(RetellSettings settings) {
        RetellSignature signature = new RetellSignature(settings.apiKey().orElse(List.of()));
        this.off = settings.verification() == VerifySwitch.OFF;
        this.closedBy = signature.hasNoKey() ? Optional.of("RETELL_API_KEY is not set") : Optional.empty();
        this.verifier = new RetellVerifier(
                signature,
                new AddressGate("RETELL_ALLOWED_IPS", settings.allowedIps().orElse(List.of())));
        this.replies = new RetellReplies(settings.agentId(), settings.dynamicVariables());
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
    public Provider provider() {
        return Provider.RETELL;
    }

    @Override
    public List<WebhookRoute> routes() {
        return RetellRoutes.ALL;
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
        return replies.reply(request, identity);
    }

    @Override
    public String sentence(Identity identity) {
        return "Webhook Retell.ai recebido: " + identity.word();
    }
}
