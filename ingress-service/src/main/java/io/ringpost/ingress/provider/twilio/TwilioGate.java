package io.ringpost.ingress.provider.twilio;

import io.ringpost.contract.Provider;
import io.ringpost.ingress.provider.Identification;
import io.ringpost.ingress.provider.Identity;
import io.ringpost.ingress.provider.Reply;
import io.ringpost.ingress.provider.TrustedProxies;
import io.ringpost.ingress.provider.Verification;
import io.ringpost.ingress.provider.VerifySwitch;
import io.ringpost.ingress.provider.WebhookProvider;
import io.ringpost.ingress.provider.WebhookRequest;
import io.ringpost.ingress.provider.WebhookRoute;
import io.ringpost.ingress.provider.twilio.voice.CallAnswers;
import io.ringpost.ingress.refuse.RefusalCause;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Twilio's way through the gate. */
@Singleton
public class TwilioGate implements WebhookProvider {
    private final boolean off;
    private final TwilioGuard guard;
    private final TwilioIdentifier identifier;
    private final TwilioReplies replies;
    private final boolean lacksKey;

    @Inject
    TwilioGate(TwilioSettings settings, TrustedProxies proxies, CallAnswers answers) {
        this.guard = new TwilioGuard(settings, proxies);
        this.off = settings.verification() == VerifySwitch.OFF;
        this.identifier = new TwilioIdentifier(settings.accountSid());
        this.replies = new TwilioReplies(answers, guard.publicUrl());
        this.lacksKey = answers.lacksKey();
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
        return off ? Optional.empty() : guard.closedBy();
    }

    @Override
    public List<String> warnings() {
        return lacksKey
                ? List.of("answered by voicemail where an agent should take the call: RETELL_API_KEY is not set")
                : List.of();
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
        return replies.reply(request, identity);
    }
}
