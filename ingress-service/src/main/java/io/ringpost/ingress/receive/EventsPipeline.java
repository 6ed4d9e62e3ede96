package io.ringpost.ingress.receive;

import io.ringpost.api.log.WideLog;
import io.ringpost.api.problem.FieldError;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.api.problem.ProblemResponse;
import io.ringpost.contract.EventHeaders;
import io.ringpost.contract.Service;
import io.ringpost.contract.codec.EncodedEvent;
import io.ringpost.contract.codec.EventCodec;
import io.ringpost.contract.codec.Json;
import io.ringpost.contract.event.CrmEvent;
import io.ringpost.ingress.provider.Reply;
import io.ringpost.ingress.provider.crm.CrmHandIn;
import io.ringpost.ingress.provider.crm.CrmReader;
import io.ringpost.ingress.publish.OutgoingRecord;
import io.ringpost.ingress.publish.PublishOutcome;
import io.ringpost.ingress.refuse.RefusalCause;
import io.ringpost.ingress.spool.Keeper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The way of events that were handed in: read and check all, keep all, answer. */
@ApplicationScoped
public class EventsPipeline {
    private static final WideLog LOG = WideLog.of(EventsPipeline.class);
    private static final int ACCEPTED = 202;

    private final CrmReader reader;
    private final Keeper keeper;
    private final Clock clock = Clock.systemUTC();

    @Inject
    EventsPipeline(CrmReader reader, Keeper keeper) {
        this.reader = reader;
        this.keeper = keeper;
    }

    /** The answer's body. */
    record Taken(int accepted, List<String> ids) {}

    void take(Exchange exchange, String caller, byte[] body) {
        CrmHandIn handIn = new CrmHandIn(
                caller,
                exchange.headers().first("idempotency-key"),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        Answering.guarded(exchange, body.length, () -> judge(exchange, handIn, body));
    }

    private void judge(Exchange exchange, CrmHandIn handIn, byte[] body) {
        Runnable next = reader.read(body, handIn)
                .match(
                        events -> () -> publish(exchange, handIn, events, body.length),
                        detail -> () -> refuse(
                                exchange,
                                RefusalCause.UNREADABLE_BODY,
                                ProblemException.badRequest(detail),
                                body.length),
                        errors -> () -> invalid(exchange, errors, body.length),
                        () -> () -> exchange.refuse(RefusalCause.CANNOT_BE_KEPT, body.length));
        next.run();
    }

    /** Should Kafka go away amid an array, the part that was kept does no harm: repeated, it has the same ids. */
    private void publish(Exchange exchange, CrmHandIn handIn, List<CrmEvent> events, int bytes) {
        long start = System.nanoTime();
        Passage passage = new Passage();
        passage.proven();
        Answering.on(exchange, () -> passage.publish(() -> publishAll(exchange, handIn, events)), bytes, outcome -> {
            if (outcome == PublishOutcome.KEPT || outcome == PublishOutcome.SPOOLED) {
                List<String> ids =
                        events.stream().map(event -> event.info().id()).toList();
                exchange.answer(new Reply(ACCEPTED, "application/json", Json.write(new Taken(ids.size(), ids))));
                passage.onto(LOG.event("events-kept"))
                        .word("provider", exchange.place().provider())
                        .word("outcome", "kept")
                        .word("caller", handIn.caller())
                        .word("first", events.get(0).event())
                        .word("ce_id", ids.get(0))
                        .number("events", ids.size())
                        .number("status", ACCEPTED)
                        .number("bytes", bytes)
                        .millis("ms", Duration.ofNanos(System.nanoTime() - start))
                        .info("Events handed in: " + ids.size());
            } else {
                exchange.refuse(cause(outcome), bytes, passage);
            }
        });
    }

    private CompletableFuture<PublishOutcome> publishAll(Exchange exchange, CrmHandIn handIn, List<CrmEvent> events) {
        return keeper.keepAll(
                events.stream().map(event -> record(exchange, handIn, event)).toList());
    }

    private static OutgoingRecord record(Exchange exchange, CrmHandIn handIn, CrmEvent event) {
        EncodedEvent encoded = EventCodec.encode(event, Service.INGRESS);
        Map<String, String> headers = new LinkedHashMap<>(encoded.headers());
        headers.put(EventHeaders.RECEIVED_AT, handIn.receivedAt().toString());
        TraceContext.passOn(exchange.headers(), headers);
        return new OutgoingRecord(encoded.topic(), encoded.key(), headers, encoded.value());
    }

    private static RefusalCause cause(PublishOutcome outcome) {
        return switch (outcome) {
            case TOO_LARGE -> RefusalCause.PAYLOAD_TOO_LARGE;
            case OVERLOADED -> RefusalCause.OVERLOADED;
            case KEPT, SPOOLED, UNAVAILABLE -> RefusalCause.CANNOT_BE_KEPT;
        };
    }

    private static void invalid(Exchange exchange, List<FieldError> errors, int bytes) {
        refuse(exchange, RefusalCause.INVALID_EVENT, ProblemException.invalid(errors), bytes);
    }

    private static void refuse(Exchange exchange, RefusalCause cause, ProblemException problem, int bytes) {
        var unused = exchange.note(cause, bytes);
        ProblemResponse.end(exchange.context(), problem);
    }
}
