package io.ringpost.contract;

import static io.ringpost.contract.Service.CALL_STATE;
import static io.ringpost.contract.Service.INGRESS;
import static io.ringpost.contract.Service.OUTBOUND_WEBHOOK;
import static io.ringpost.contract.Service.RECORDING;
import static io.ringpost.contract.Service.SMS_RESPONDER;

import io.ringpost.contract.Topic.Cleanup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Every topic of Ringpost, declared once: the local stack creates them from here, documents are checked against it. */
public final class Topology {
    public static final Topic RAW_TWILIO = raw(Provider.TWILIO, Set.of(CALL_STATE, RECORDING, SMS_RESPONDER));
    public static final Topic RAW_RETELL = raw(Provider.RETELL, Set.of(CALL_STATE, RECORDING));
    public static final Topic RAW_VOIPMS = raw(Provider.VOIPMS, Set.of(CALL_STATE, RECORDING, SMS_RESPONDER));
    public static final Topic RAW_WAVOIP = raw(Provider.WAVOIP, Set.of(CALL_STATE, RECORDING));

    public static final Topic CRM_EVENTS =
            topic("crm.events.v1", KeyRule.ENTITY_ID, 14, Set.of(INGRESS), Set.of(OUTBOUND_WEBHOOK));
    public static final Topic CALL_EVENTS = topic(
            "telephony.call-events.v1", KeyRule.CALL_ID, 30, Set.of(CALL_STATE), Set.of(RECORDING, OUTBOUND_WEBHOOK));
    public static final Topic CALL_STATE_SNAPSHOTS = new Topic(
            "telephony.call-state.v1",
            KeyRule.CALL_ID,
            Cleanup.COMPACT_AND_DELETE,
            12,
            Duration.ofDays(400),
            Set.of(CALL_STATE),
            Set.of());
    public static final Topic RECORDINGS = topic(
            "telephony.recordings.v1", KeyRule.CALL_ID, 30, Set.of(RECORDING), Set.of(CALL_STATE, OUTBOUND_WEBHOOK));
    public static final Topic SMS =
            topic("telephony.sms.v1", KeyRule.CONVERSATION_ID, 30, Set.of(SMS_RESPONDER), Set.of(OUTBOUND_WEBHOOK));
    public static final Topic DELIVERIES =
            topic("crm.deliveries.v1", KeyRule.ENDPOINT_ID, 30, Set.of(OUTBOUND_WEBHOOK), Set.of());
    public static final Topic REFUSALS = small("ringpost.refusals.v1", KeyRule.PROVIDER, 7, Set.of(INGRESS), Set.of());
    public static final Topic ALERTS = small(
            "ringpost.alerts.v1", KeyRule.RULE_AND_SUBJECT, 30, EnumSet.allOf(Service.class), Set.of(OUTBOUND_WEBHOOK));
    public static final Topic ERASURES = small(
            "privacy.erasures.v1",
            KeyRule.ERASURE_ID,
            3,
            Set.of(CALL_STATE, RECORDING, SMS_RESPONDER, OUTBOUND_WEBHOOK),
            Set.of(CALL_STATE, RECORDING, SMS_RESPONDER, OUTBOUND_WEBHOOK));
    public static final Topic EVENT_TYPES = new Topic(
            "crm.event-types.v1",
            KeyRule.EVENT_NAME,
            Cleanup.COMPACT,
            1,
            Duration.ofDays(400),
            Set.of(OUTBOUND_WEBHOOK),
            Set.of(INGRESS));

    private static final List<Topic> TOPICS = List.of(
            RAW_TWILIO,
            RAW_RETELL,
            RAW_VOIPMS,
            RAW_WAVOIP,
            CRM_EVENTS,
            CALL_EVENTS,
            CALL_STATE_SNAPSHOTS,
            RECORDINGS,
            SMS,
            DELIVERIES,
            REFUSALS,
            ALERTS,
            ERASURES,
            EVENT_TYPES);

    private Topology() {}

    /** Every topic that carries data, without the dead letter topics. */
    public static List<Topic> topics() {
        return TOPICS;
    }

    /** Every topic that a broker must have: those of {@link #topics()} and a dead letter topic for each that is read. */
    public static List<Topic> withDeadLetters() {
        List<Topic> all = new ArrayList<>(TOPICS);
        TOPICS.stream()
                .filter(topic -> !topic.consumers().isEmpty())
                .map(Topic::deadLetters)
                .forEach(all::add);
        return List.copyOf(all);
    }

    /** The topic of a provider's raw webhooks. */
    public static Topic raw(Provider provider) {
        return switch (provider) {
            case TWILIO -> RAW_TWILIO;
            case RETELL -> RAW_RETELL;
            case VOIPMS -> RAW_VOIPMS;
            case WAVOIP -> RAW_WAVOIP;
        };
    }

    private static Topic raw(Provider provider, Set<Service> consumers) {
        return topic(
                "telephony.raw." + provider.id() + ".v1",
                KeyRule.PROVIDER_AND_PROVIDER_ID,
                14,
                Set.of(INGRESS),
                consumers);
    }

    private static Topic topic(String name, KeyRule key, int days, Set<Service> producers, Set<Service> consumers) {
        return new Topic(name, key, Cleanup.DELETE, 12, Duration.ofDays(days), producers, consumers);
    }

    private static Topic small(String name, KeyRule key, int days, Set<Service> producers, Set<Service> consumers) {
        return new Topic(name, key, Cleanup.DELETE, 3, Duration.ofDays(days), producers, consumers);
    }
}
