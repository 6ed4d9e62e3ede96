package io.ringpost.ingress.receive;

import io.ringpost.ingress.provider.WebhookProvider;
import io.ringpost.ingress.provider.WebhookRequest;
import io.ringpost.ingress.refuse.RefusalCause;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Takes one webhook in: head, body, then its way through the pipeline. */
@Singleton
public class WebhookDoor {
    private final ReceiveSettings settings;
    private final BodyBudget budget;
    private final WebhookPipeline pipeline;
    private final WebhookRecorder recorder;
    private final Clock clock = Clock.systemUTC();

    @Inject
    WebhookDoor(ReceiveSettings settings, BodyBudget budget, WebhookPipeline pipeline, WebhookRecorder recorder) {
        this.settings = settings;
        this.budget = budget;
        this.pipeline = pipeline;
        this.recorder = recorder;
    }

    void receive(Exchange exchange, WebhookTable.Hit hit) {
        int maxBytes = hit.route().maxBytes();
        HeadCheck.check(exchange.http().method().name(), exchange.place(), exchange.headers(), maxBytes)
                .or(() -> closed(hit.provider()))
                .ifPresentOrElse(
                        cause -> exchange.refuseUnread(cause, HeadCheck.announced(exchange.headers())),
                        () -> BodyReader.read(exchange, limits(exchange, maxBytes), whenRead(exchange, hit)));
    }

    private Optional<RefusalCause> closed(WebhookProvider provider) {
        if (!settings.enabled()) {
            return Optional.of(RefusalCause.WEBHOOKS_DISABLED);
        }
        return provider.closedBy().map(setting -> RefusalCause.PROVIDER_NOT_CONFIGURED);
    }

    private BodyReader.Limits limits(Exchange exchange, int maxBytes) {
        return new BodyReader.Limits(
                maxBytes, settings.bodyWithin(), budget.open(exchange.sender().address()));
    }

    private BodyReader.Outcome whenRead(Exchange exchange, WebhookTable.Hit hit) {
        return new RefusingOutcome(exchange) {
            @Override
            public void complete(byte[] body) {
                run(exchange, hit, body);
            }
        };
    }

    private void run(Exchange exchange, WebhookTable.Hit hit, byte[] body) {
        long start = System.nanoTime();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        WebhookRequest request = request(exchange, hit, body, now);
        Passage passage = new Passage();
        Answering.on(
                exchange,
                () -> pipeline.take(hit.provider(), request, passage),
                body.length,
                verdict -> verdict.match(
                        (reply, identity) -> {
                            exchange.answer(reply);
                            recorder.kept(hit, request, reply, identity, passage, System.nanoTime() - start);
                        },
                        cause -> {
                            exchange.refuse(cause, body.length, passage.explained(() -> hit.provider()
                                    .explain(request, cause)));
                            recorder.refused(hit, cause, System.nanoTime() - start);
                        }));
    }

    private static WebhookRequest request(Exchange exchange, WebhookTable.Hit hit, byte[] body, Instant now) {
        WebhookRequest.Target target = new WebhookRequest.Target(
                exchange.http().path(), exchange.http().query(), hit.pathToken());
        return new WebhookRequest(
                hit.route(),
                new WebhookRequest.Message(exchange.http().method().name(), target, exchange.headers(), body),
                exchange.sender(),
                now);
    }
}
