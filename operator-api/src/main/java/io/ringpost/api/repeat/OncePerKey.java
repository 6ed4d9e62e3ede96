package io.ringpost.api.repeat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringpost.api.log.WideLog;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.api.problem.ProblemKind;
import io.ringpost.api.seal.SecretBox;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Does a request's work once, however often it comes. Answers are kept encrypted: they hold secrets and texts. */
final class OncePerKey {
    private static final WideLog LOG = WideLog.of(OncePerKey.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int RENEWALS = 3;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final RequestLedger ledger;
    private final SecretBox box;
    private final ObjectMapper json;
    private final Duration lease;

    OncePerKey(RequestLedger ledger, SecretBox box, ObjectMapper json) {
        this(ledger, box, json, LEASE);
    }

    OncePerKey(RequestLedger ledger, SecretBox box, ObjectMapper json, Duration lease) {
        this.ledger = ledger;
        this.box = box;
        this.json = json;
        this.lease = lease;
    }

    /** The work's result, or the answer that it had when it was done. */
    Uni<Object> run(KeyedRequest request, Function<String, Uni<Object>> work) {
        String fresh = UUID.randomUUID().toString();
        return ledger.claim(request.id(), request.asked(), fresh, lease)
                .flatMap(claim -> claim.match(
                        mine -> begin(request, mine, mine.seed().equals(fresh), work),
                        answered -> Uni.createFrom().item(() -> again(request, answered)),
                        () -> Uni.createFrom()
                                .failure(ProblemException.conflict(
                                        "A request with this Idempotency-Key is still under way.", LOOK_AGAIN)),
                        () -> Uni.createFrom()
                                .failure(ProblemException.of(
                                        ProblemKind.INVALID, "This Idempotency-Key was used for another request."))));
    }

    private Uni<Object> begin(
            KeyedRequest request, Claim.Mine mine, boolean first, Function<String, Uni<Object>> work) {
        return working(request, mine, work)
                .onItemOrFailure()
                .call((result, failure) ->
                        failure == null ? keep(request, mine, first, result) : giveUp(request, mine, first, failure));
    }

    /** Work may take longer than a lease: that tells only how soon others learn that a service is gone. */
    private Uni<Object> working(KeyedRequest request, Claim.Mine mine, Function<String, Uni<Object>> work) {
        return Uni.createFrom().deferred(() -> {
            Cancellable renewing = Multi.createFrom()
                    .ticks()
                    .every(lease.dividedBy(RENEWALS))
                    .onOverflow()
                    .drop()
                    .onItem()
                    .transformToUniAndConcatenate(tick -> renew(request, mine))
                    .subscribe()
                    .with(renewed -> {});
            return Uni.createFrom()
                    .deferred(() -> work.apply(mine.seed()))
                    .onTermination()
                    .invoke(renewing::cancel);
        });
    }

    private Uni<Void> renew(KeyedRequest request, Claim.Mine mine) {
        return ledger.renew(request.id(), mine.fence(), lease)
                .onFailure()
                .recoverWithUni(failure -> told(failure, "A running request could not keep its key for itself"));
    }

    /** The work is done whether or not its answer can be kept. */
    private Uni<Void> keep(KeyedRequest request, Claim.Mine mine, boolean first, @Nullable Object result) {
        return Uni.createFrom()
                .item(() -> KeptAnswer.of(result, json))
                .flatMap(answer -> answer.good()
                        ? ledger.answered(request.id(), mine.fence(), seal(request, answer))
                        : refused(request, mine, first))
                .onFailure()
                .recoverWithUni(failure -> told(failure, "An answer could not be kept for repeated requests"));
    }

    private Uni<Void> giveUp(KeyedRequest request, Claim.Mine mine, boolean first, Throwable failure) {
        Uni<Void> end = refused(failure) ? refused(request, mine, first) : ledger.letGo(request.id(), mine.fence());
        return end.onFailure()
                .recoverWithUni(away -> told(away, "A failed request keeps its key until its lease ends"));
    }

    /** A refused request did nothing, but one before it under the same seed may have. */
    private Uni<Void> refused(KeyedRequest request, Claim.Mine mine, boolean first) {
        return first ? ledger.forget(request.id(), mine.fence()) : ledger.letGo(request.id(), mine.fence());
    }

    private static Uni<Void> told(Throwable failure, String sentence) {
        LOG.event("request-ledger-away").failure(failure).warn(sentence);
        return Uni.createFrom().voidItem();
    }

    private static boolean refused(Throwable failure) {
        if (failure instanceof ProblemException problem) {
            return problem.problem().status() < 500;
        }
        return failure instanceof WebApplicationException web
                && web.getResponse().getStatus() < 500;
    }

    private byte[] seal(KeyedRequest request, KeptAnswer answer) {
        try {
            return box.seal(json.writeValueAsString(answer), request.id());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer is plain data", e);
        }
    }

    private Object again(KeyedRequest request, Claim.Answered answered) {
        try {
            return json.readValue(box.open(answered.sealed(), request.id()), KeptAnswer.class)
                    .again();
        } catch (JsonProcessingException | IllegalStateException e) {
            LOG.event("answer-unreadable").failure(e).warn("An answer that was kept cannot be opened");
            throw ProblemException.conflict("This request was done, but its answer can no longer be shown.");
        }
    }
}
