package io.ringpost.outbound.consume;

import io.ringpost.contract.EventHeaders;
import io.ringpost.contract.Service;
import io.ringpost.contract.codec.EventCodec;
import io.ringpost.contract.codec.EventTypes;
import io.ringpost.contract.event.CrmEvent;
import io.ringpost.contract.event.Event;
import io.ringpost.contract.event.Unrecognised;
import io.ringpost.inbox.BatchHandler;
import io.ringpost.inbox.InboundRecord;
import io.ringpost.inbox.Understood;
import io.ringpost.outbound.catalogue.DataRules;
import io.ringpost.outbound.plan.DeliveryPlanner;
import io.ringpost.outbound.plan.Occurrence;
import io.ringpost.outbound.plan.Occurrences;
import io.ringpost.outbound.schedule.RetrySchedule;
import io.ringpost.outbound.store.Deliveries;
import io.ringpost.outbound.store.PlannedOnce;
import io.ringpost.outbound.store.Subscriptions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns each event, once, into the deliveries that its subscribers are owed. */
@ApplicationScoped
public class DeliveryPlanning implements BatchHandler<List<Occurrence>> {
    /** An event's name is sent as a header. */
    private static final Pattern NAME = Pattern.compile("[\\x21-\\x7e]{1,100}");

    private final Subscriptions subscriptions;
    private final Deliveries deliveries;
    private final RetrySchedule schedule;
    private final DataRules rules;
    private final PlannedOnce once;

    DeliveryPlanning(
            Subscriptions subscriptions,
            Deliveries deliveries,
            RetrySchedule schedule,
            DataRules rules,
            PlannedOnce once) {
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.schedule = schedule;
        this.rules = rules;
        this.once = once;
    }

    @Override
    public String consumer() {
        return Service.OUTBOUND_WEBHOOK.id();
    }

    /**
     * Who has mended a schema gives back what broke it, at whichever replica. Judged by an old schema it would be parked again,
     * so nothing is given back while the new one cannot be read.
     */
    @Override
    public Uni<Void> beforeReplay() {
        return rules.current();
    }

    @Override
    public Understood<List<Occurrence>> understand(InboundRecord polled) {
        if (polled.tombstone()) {
            return new Understood.Ignored<>("tombstone");
        }
        Event event = EventCodec.decode(polled.headers(), polled.value());
        if (event instanceof Unrecognised unknown) {
            return unrecognised(unknown);
        }
        if (event.info().id().isEmpty()) {
            return new Understood.Poison<>("no_id", "the record has no event id");
        }
        List<Occurrence> told;
        try {
            told = Occurrences.of(event);
        } catch (IllegalArgumentException e) {
            return new Understood.Poison<>("no_envelope", String.valueOf(e.getMessage()));
        }
        return violation(polled, event, told)
                .<Understood<List<Occurrence>>>map(wrong -> new Understood.Poison<>("schema_violation", wrong))
                .orElseGet(() -> told(event.info().id(), traced(told, polled)));
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<List<Occurrence>> fresh) {
        List<Occurrence> occurrences = fresh.stream().flatMap(List::stream).toList();
        return once.from(tx, subscriptions.all(tx))
                .map(all -> DeliveryPlanner.plan(occurrences, all))
                .flatMap(planned -> deliveries.add(tx, planned, schedule.first()))
                .replaceWithVoid();
    }

    /** What we make fits its schema; what others hand in is looked at. */
    private Optional<String> violation(InboundRecord polled, Event event, List<Occurrence> told) {
        return event instanceof CrmEvent
                ? told.stream()
                        .flatMap(one -> rules.violation(one.name(), one.data(), receivedAt(polled)).stream())
                        .findFirst()
                : Optional.empty();
    }

    /** When the ingress took it in; what somebody else wrote to the topic has no such time. */
    private static Optional<Instant> receivedAt(InboundRecord polled) {
        try {
            return Optional.ofNullable(polled.headers().get(EventHeaders.RECEIVED_AT))
                    .map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static List<Occurrence> traced(List<Occurrence> told, InboundRecord polled) {
        String traceparent = polled.headers().get(EventHeaders.TRACEPARENT);
        return told.stream().map(one -> one.traced(traceparent)).toList();
    }

    private static Understood<List<Occurrence>> told(String eventId, List<Occurrence> occurrences) {
        if (occurrences.isEmpty()) {
            return new Understood.Ignored<>("untold");
        }
        return occurrences.stream()
                        .allMatch(occurrence -> NAME.matcher(occurrence.name()).matches())
                ? new Understood.Relevant<>(eventId, occurrences)
                : new Understood.Poison<>("bad_name", "the event's name cannot be sent as a header");
    }

    /** A type of a later version is passed over; a known type that cannot be read is somebody's fault. */
    private static Understood<List<Occurrence>> unrecognised(Unrecognised unknown) {
        return EventTypes.all().contains(unknown.type())
                ? new Understood.Poison<>("unreadable", unknown.reason())
                : new Understood.Ignored<>("unknown_type");
    }
}
