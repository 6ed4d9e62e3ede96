package io.ringpost.ingress.provider.retell;

import io.ringpost.contract.Provider;
import io.ringpost.ingress.clock.ProviderClocks;
import io.ringpost.ingress.provider.Identification;
import io.ringpost.ingress.provider.Identity;
import io.ringpost.ingress.provider.Reply;
import io.ringpost.ingress.provider.Verification;
import io.ringpost.ingress.provider.VerifySwitch;
import io.ringpost.ingress.provider.WebhookProvider;
import io.ringpost.ingress.provider.WebhookRequest;
import io.ringpost.ingress.provider.WebhookRoute;
import io.ringpost.ingress.provider.twilio.voice.VoicePlan;
import io.ringpost.ingress.refuse.RefusalCause;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Retell's way through the gate. */
@Singleton
public class RetellGate implements WebhookProvider {
    private final boolean off;
    private final RetellGuard guard;
    private final RetellIdentifier identifier = new RetellIdentifier();
    private final RetellReplies replies;
    private final ProviderClocks clocks;

    @Inject
    RetellGate(RetellSettings settings, VoicePlan plan, ProviderClocks clocks) {
        this.guard = new RetellGuard(settings);
        this.off = settings.verification() == VerifySwitch.OFF;
        this.replies = new RetellReplies(plan);
        this.clocks = clocks;
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
        if (off) {
            return Verification.by("none");
        }
        Verification verification = guard.verify(request);
        if (verification.match(proof -> true, cause -> cause == RefusalCause.SIGNATURE_STALE)) {
            request.headers()
                    .first(RetellVerifier.HEADER)
                    .flatMap(SignatureHeader::read)
                    .map(SignatureHeader::signedAt)
                    .ifPresent(time -> clocks.heard("retell-signature", time, request.receivedAt()));
        }
        return verification;
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
        return "Webhook Retell.ai recebido: " + identity.word();
    }
}
