package io.ringpost.contract;

import static io.ringpost.contract.Service.CALL_STATE;
import static io.ringpost.contract.Service.OUTBOUND_WEBHOOK;
import static io.ringpost.contract.Service.RECORDING;
import static io.ringpost.contract.Service.SMS_RESPONDER;

import io.ringpost.contract.event.CallEvent;
import io.ringpost.contract.event.CallSnapshot;
import io.ringpost.contract.event.DeliveryEvent;
import io.ringpost.contract.event.RecordingEvent;
import io.ringpost.contract.event.SmsEvent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which event types each service makes out of which: the graph along which data flows one way.
 *
 * <p>Raw and CRM records are named by their topic, since their kinds are open.
 */
public final class EventFlow {
    private static final Set<String> RECORDINGS = Set.of(
            RecordingEvent.Stored.TYPE,
            RecordingEvent.Empty.TYPE,
            RecordingEvent.Disabled.TYPE,
            RecordingEvent.Failed.TYPE,
            RecordingEvent.Transcribed.TYPE);
    private static final Set<String> TEXTS = Set.of(
            SmsEvent.Received.TYPE,
            SmsEvent.Sent.TYPE,
            SmsEvent.Delivered.TYPE,
            SmsEvent.Failed.TYPE,
            SmsEvent.OptedOut.TYPE);
    private static final Set<String> CALLS = Set.of(
            CallEvent.Initiated.TYPE,
            CallEvent.Ringing.TYPE,
            CallEvent.Answered.TYPE,
            CallEvent.Ended.TYPE,
            CallEvent.Analysed.TYPE,
            CallEvent.Merged.TYPE,
            CallEvent.Erased.TYPE);
    private static final Set<String> RAW = Set.of(
            Topology.RAW_TWILIO.name(),
            Topology.RAW_RETELL.name(),
            Topology.RAW_VOIPMS.name(),
            Topology.RAW_WAVOIP.name());

    private static final List<Step> STEPS = List.of(
            new Step(CALL_STATE, RAW, union(CALLS, Set.of(CallSnapshot.TYPE))),
            new Step(CALL_STATE, RECORDINGS, Set.of(CallSnapshot.TYPE)),
            new Step(CALL_STATE, Set.of(RecordingEvent.Transcribed.TYPE), Set.of(CallEvent.Analysed.TYPE)),
            new Step(
                    RECORDING,
                    union(RAW, Set.of(CallEvent.Ended.TYPE, CallEvent.Merged.TYPE, CallEvent.Erased.TYPE)),
                    RECORDINGS),
            new Step(SMS_RESPONDER, Set.of(Topology.RAW_TWILIO.name(), Topology.RAW_VOIPMS.name()), TEXTS),
            new Step(
                    OUTBOUND_WEBHOOK,
                    union(Set.of(Topology.CRM_EVENTS.name()), CALLS, RECORDINGS, TEXTS),
                    Set.of(DeliveryEvent.Attempted.TYPE, DeliveryEvent.Delivered.TYPE, DeliveryEvent.Failed.TYPE)));

    private EventFlow() {}

    /**
     * One service's work: any type it reads may lead to any type it writes.
     *
     * @param service who does it
     * @param reads event types, or topics of open kinds
     * @param writes event types
     */
    public record Step(Service service, Set<String> reads, Set<String> writes) {}

    /** Every step, in the order data flows. */
    public static List<Step> steps() {
        return STEPS;
    }

    /**
     * A type that leads back to itself, with the way there; empty if there is none.
     *
     * @param steps the graph
     */
    public static List<String> cycle(List<Step> steps) {
        return steps.stream()
                .flatMap(step -> step.reads().stream())
                .map(type -> wayBack(steps, type, type, List.of(type)))
                .filter(way -> !way.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<String> wayBack(List<Step> steps, String from, String to, List<String> way) {
        for (String next : next(steps, from)) {
            List<String> longer = new ArrayList<>(way);
            longer.add(next);
            if (next.equals(to)) {
                return longer;
            }
            List<String> found = way.contains(next) ? List.of() : wayBack(steps, next, to, longer);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static Set<String> next(List<Step> steps, String type) {
        Set<String> written = new LinkedHashSet<>();
        steps.stream().filter(step -> step.reads().contains(type)).forEach(step -> written.addAll(step.writes()));
        return written;
    }

    @SafeVarargs
    private static Set<String> union(Set<String>... sets) {
        Set<String> all = new LinkedHashSet<>();
        for (Set<String> set : sets) {
            all.addAll(set);
        }
        return Set.copyOf(all);
    }
}
