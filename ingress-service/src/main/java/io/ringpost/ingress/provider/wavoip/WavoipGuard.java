package io.ringpost.ingress.provider.wavoip;

import io.ringpost.ingress.provider.AddressGate;
import io.ringpost.ingress.provider.Guard;
import io.ringpost.ingress.provider.TokenGuard;
import io.ringpost.ingress.provider.Verification;
import io.ringpost.ingress.provider.WebhookRequest;
import io.ringpost.ingress.provider.WebhookRoute;
import io.ringpost.ingress.refuse.RefusalCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** WaVoIP signs nothing: a secret in path, query or header, known addresses, or both. */
public final class WavoipGuard implements Guard {
    private final TokenGuard guard;

    /** Guards by these settings. */
    public WavoipGuard(WavoipSettings settings) {
        this.guard = new TokenGuard(
                "WAVOIP_WEBHOOK_TOKEN",
                settings.webhookToken().orElse(List.of()),
                settings.retired().orElse(List.of()),
                new AddressGate("WAVOIP_ALLOWED_IPS", settings.allowedIps().orElse(List.of())));
    }

    @Override
    public List<WebhookRoute> routes() {
        return WavoipRoutes.ALL;
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
        List<String> presented = new ArrayList<>(request.query().all("token"));
        presented.addAll(request.headers().all("x-webhook-token"));
        Optional.ofNullable(request.target().pathToken()).ifPresent(presented::add);
        presented.removeIf(String::isEmpty);
        return presented;
    }
}
