package io.ringpost.ingress.provider.voipms;

import io.ringpost.ingress.provider.AddressGate;
import io.ringpost.ingress.provider.Guard;
import io.ringpost.ingress.provider.TokenGuard;
import io.ringpost.ingress.provider.Verification;
import io.ringpost.ingress.provider.WebhookRequest;
import io.ringpost.ingress.provider.WebhookRoute;
import io.ringpost.ingress.refuse.RefusalCause;
import java.util.List;
import java.util.Optional;

/** VoIP.ms signs nothing: a secret in the query, known addresses, or both. */
public final class VoipmsGuard implements Guard {
    private final TokenGuard guard;

    /** Guards by these settings. */
    public VoipmsGuard(VoipmsSettings settings) {
        this.guard = new TokenGuard(
                "VOIPMS_WEBHOOK_TOKEN",
                settings.webhookToken().orElse(List.of()),
                settings.retired().orElse(List.of()),
                new AddressGate("VOIPMS_ALLOWED_IPS", settings.allowedIps().orElse(List.of())));
    }

    @Override
    public List<WebhookRoute> routes() {
        return VoipmsRoutes.ALL;
    }

    @Override
    public Optional<String> closedBy() {
        return guard.closedBy();
    }

    List<String> warnings() {
        return guard.warnings();
    }

    @Override
    public Verification verify(WebhookRequest request) {
        return guard.check(request, presented(request));
    }

    @Override
    public Optional<String> explain(WebhookRequest request, RefusalCause cause) {
        return guard.explain(request, presented(request), cause);
    }

    private static List<String> presented(WebhookRequest request) {
        return VoipmsFields.query(request).all("token");
    }
}
