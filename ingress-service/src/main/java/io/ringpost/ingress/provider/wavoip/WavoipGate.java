package io.ringpost.ingress.provider.wavoip;

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
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** WaVoIP's way through the gate. */
@Singleton
public class WavoipGate implements WebhookProvider {
    private final boolean off;
    private final WavoipGuard guard;
    private final WavoipIdentifier identifier = new WavoipIdentifier();
    private final WavoipReplies replies = new WavoipReplies();

    @Inject
    WavoipGate(WavoipSettings settings) {
        this.off = settings.verification() == VerifySwitch.OFF;
        this.guard = new WavoipGuard(settings);
    }

    @Override
    public Optional<String> closedBy() {
        return off ? Optional.empty() : guard.closedBy();
    }

    @Override
    public List<String> warnings() {
        return off ? List.of() : guard.warnings();
    }

    @Override
    public Provider provider() {
        return Provider.WAVOIP;
    }

    @Override
    public List<WebhookRoute> routes() {
        return WavoipRoutes.ALL;
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
    public CompletableFuture<Reply> reply(WebhookRequest request, Identity identity) {
        return CompletableFuture.completedFuture(replies.reply(request, identity));
    }

    @Override
    public String sentence(Identity identity) {
        return "[WaVoIP Webhook] Received event: " + identity.word();
    }
}
