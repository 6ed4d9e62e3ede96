package io.ringpost.ingress.receive;

import io.ringpost.ingress.provider.Identity;
import io.ringpost.ingress.provider.Reply;
import io.ringpost.ingress.provider.WebhookProvider;
import io.ringpost.ingress.provider.WebhookRequest;
import io.ringpost.ingress.publish.PublishOutcome;
import io.ringpost.ingress.refuse.RefusalCause;
import io.ringpost.ingress.spool.Keeper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;

/**
 * The way of every webhook: verify, identify, keep, reply. A reply that is made elsewhere is made meanwhile.
 *
 * <pre>
 * request ─ verify ─ identify ─ keep ─ in Kafka or spooled ─ reply
 *              │         │        └ neither ────────── 503
 *              │         └ no JSON object, no form ─── 400
 *              └ not the provider's ──────────── 401, 403
 * </pre>
 */
@Singleton
public class WebhookPipeline {
    private final Keeper keeper;

    @Inject
    WebhookPipeline(Keeper keeper) {
        this.keeper = keeper;
    }

    /** Takes a request to its end; the reply exists only after the record is kept. */
    CompletableFuture<Verdict> take(WebhookProvider provider, WebhookRequest request, Passage passage) {
        return passage.verify(() -> provider.verify(request))
                .match(proof -> identified(provider, request, proof, passage), WebhookPipeline::refused);
    }

    private CompletableFuture<Verdict> identified(
            WebhookProvider provider, WebhookRequest request, String proof, Passage passage) {
        passage.proven();
        return provider.identify(request)
                .match(
                        identity -> published(provider, request, identity, proof, passage),
                        () -> refused(RefusalCause.UNREADABLE_BODY));
    }

    private CompletableFuture<Verdict> published(
            WebhookProvider provider, WebhookRequest request, Identity identity, String proof, Passage passage) {
        passage.identified(identity);
        CompletableFuture<PublishOutcome> kept =
                passage.publish(() -> keeper.keep(RawRecords.of(request, identity, proof)));
        if (kept.isDone() && !kept.join().isKept()) {
            return refused(cause(kept.join()));
        }
        CompletableFuture<Reply> reply = provider.reply(request, identity);
        return kept.thenCompose(outcome -> outcome.isKept()
                ? reply.thenApply(words -> new Verdict.Kept(words, identity))
                : refused(cause(outcome)));
    }

    private static RefusalCause cause(PublishOutcome outcome) {
        return switch (outcome) {
            case TOO_LARGE -> RefusalCause.PAYLOAD_TOO_LARGE;
            case OVERLOADED -> RefusalCause.OVERLOADED;
            case KEPT, SPOOLED, UNAVAILABLE -> RefusalCause.CANNOT_BE_KEPT;
        };
    }

    private static CompletableFuture<Verdict> refused(RefusalCause cause) {
        return CompletableFuture.completedFuture(new Verdict.Refused(cause));
    }
}
