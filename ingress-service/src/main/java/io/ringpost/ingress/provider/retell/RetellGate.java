package io.ringpost.ingress.provider.retell;

import io.ringpost.contract.Provider;
import io.ringpost.ingress.provider.Identification;
import io.ringpost.ingress.provider.Identity;
import io.ringpost.ingress.provider.Reply;
import io.ringpost.ingress.provider.Verification;
import io.ringpost.ingress.provider.VerifySwitch;
import io.ringpost.ingress.provider.WebhookProvider;
import io.ringpost.ingress.provider.WebhookRequest;
import io.ringpost.ingress.provider.WebhookRoute;
import io.ringpost.ingress.refuse.RefusalCause;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Retell's way through the gate. */
@ApplicationScoped
public class RetellGate implements WebhookProvider {
    private final boolean off;
    private final RetellGuard guard;
    private final RetellIdentifier identifier = new RetellIdentifier();
    private final RetellReplies replies;

    @Inject
    RetellGate(RetellSettings settings) {
        this.guard = new RetellGuard(settings);
        this.off = settings.verification() == VerifySwitch.OFF;
        this.replies = new RetellReplies(settings.agentId(), settings.dynamicVariables());
    }

    @Override
    public Optional<String> closedBy() {
        return off ? Optional.empty() : guard.closedBy();
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
        return off ? Verification.by("none") : guard.verify(request);
    }

    @Override
    public Optional<String> explain(WebhookRequest request, RefusalCause cause) {
        return guard.explain(request, cause);
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
