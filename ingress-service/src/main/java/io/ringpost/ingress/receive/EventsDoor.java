package io.ringpost.ingress.receive;

import io.ringpost.api.key.Access;
import io.ringpost.api.key.ApiKeys;
import io.ringpost.api.key.Scope;
import io.ringpost.ingress.provider.WebhookRoute;
import io.ringpost.ingress.provider.crm.CallerRate;
import io.ringpost.ingress.refuse.RefusalCause;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Takes in what CRM applications hand in at {@code POST /api/v1/events}: key, rate, body, then the events. */
@ApplicationScoped
public class EventsDoor {
    private final ReceiveSettings settings;
    private final BodyBudget budget;
    private final ApiKeys keys;
    private final CallerRate rate;
    private final EventsPipeline pipeline;

    @Inject
    EventsDoor(ReceiveSettings settings, BodyBudget budget, ApiKeys keys, CallerRate rate, EventsPipeline pipeline) {
        this.settings = settings;
        this.budget = budget;
        this.keys = keys;
        this.rate = rate;
        this.pipeline = pipeline;
    }

    void receive(Exchange exchange) {
        Access access = keys.judge(exchange.headers().first("authorization").orElse(null), Scope.EVENTS);
        HeadCheck.check(
                        exchange.http().method().name(),
                        exchange.place(),
                        exchange.headers(),
                        WebhookRoute.ONE_MEBIBYTE)
                .or(() -> refused(exchange, access))
                .ifPresentOrElse(
                        cause -> exchange.refuseUnread(cause, HeadCheck.announced(exchange.headers())),
                        () -> read(exchange, access.orRefuse().name()));
    }

    private Optional<RefusalCause> refused(Exchange exchange, Access access) {
        if (access instanceof Access.Granted granted) {
            return rate.allows(granted.caller().name())
                    ? Optional.empty()
                    : Optional.of(RefusalCause.TOO_MANY_REQUESTS);
        }
        if (access instanceof Access.Lacking) {
            return Optional.of(RefusalCause.SCOPE_MISSING);
        }
        boolean given = exchange.headers().first("authorization").isPresent();
        return Optional.of(given ? RefusalCause.KEY_WRONG : RefusalCause.KEY_MISSING);
    }

    private void read(Exchange exchange, String caller) {
        BodyReader.Limits limits = new BodyReader.Limits(
                WebhookRoute.ONE_MEBIBYTE,
                settings.bodyWithin(),
                budget.open(exchange.sender().address()));
        BodyReader.read(exchange, limits, new RefusingOutcome(exchange) {
            @Override
            public void complete(byte[] body) {
                pipeline.take(exchange, caller, body);
            }
        });
    }
}
