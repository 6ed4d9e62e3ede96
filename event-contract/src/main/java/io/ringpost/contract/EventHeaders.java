package io.ringpost.contract;

/**
 * All Kafka header names, in one place.
 *
 * <p>The {@code ce_} names follow the CloudEvents 1.0 Kafka protocol binding, binary content mode.
 */
public final class EventHeaders {
    /** Always {@code 1.0}. */
    public static final String SPEC_VERSION = "ce_specversion";
    /** Deterministic: the same fact has the same id, however often it is sent. */
    public static final String ID = "ce_id";
    /** {@code /ingress/<provider>/<account>} on raw records, {@code /<service>} on events. */
    public static final String SOURCE = "ce_source";
    /** Names the kind of the record; readers choose by it before they touch the value. */
    public static final String TYPE = "ce_type";
    /** The call, message, recording or entity that the record is about. Never a phone number. */
    public static final String SUBJECT = "ce_subject";
    /** When it happened, by the provider's clock where it says so, else the receive time; RFC 3339. */
    public static final String TIME = "ce_time";
    /** When the ingress had the whole request; RFC 3339 with microseconds. */
    public static final String RECEIVED_AT = "ce_receivedat";
    /** The raw query string of a POST, with secrets replaced by {@code ***}. */
    public static final String QUERY = "ce_query";
    /** Media type of the value, as received on raw records. */
    public static final String CONTENT_TYPE = "content-type";
    /** HTTP method of the webhook. */
    public static final String METHOD = "request-method";
    /** Route template of the webhook, for example {@code /webhooks/wavoip/{token}}. */
    public static final String ROUTE = "request-route";
    /** Which key or list verified the webhook, by name and position, never by value; {@code none} if switched off. */
    public static final String VERIFIED_BY = "verified-by";
    /** {@code true} if the record lay in the ingress's local spool before it reached the broker. */
    public static final String SPOOLED = "spooled";
    /** W3C trace context. */
    public static final String TRACEPARENT = "traceparent";
    /** Version of the aggregate that an event belongs to; readers order by it. */
    public static final String AGGREGATE_VERSION = "aggregate-version";

    /** Why a record was parked. */
    public static final String DEAD_LETTER_REASON = "dead-letter-reason";
    /** The first line of what went wrong; no personal data. */
    public static final String DEAD_LETTER_CAUSE = "dead-letter-cause";
    /** The consumer that could not understand it; a replay goes to that consumer only. */
    public static final String DEAD_LETTER_CONSUMER = "dead-letter-consumer";
    /** Where it was read: topic. */
    public static final String DEAD_LETTER_TOPIC = "dead-letter-topic";
    /** Where it was read: partition. */
    public static final String DEAD_LETTER_PARTITION = "dead-letter-partition";
    /** Where it was read: offset. */
    public static final String DEAD_LETTER_OFFSET = "dead-letter-offset";
    /** When it was parked; RFC 3339. */
    public static final String DEAD_LETTER_AT = "dead-letter-at";
    /** How often it was given back to its consumer and parked again; absent before the first time. */
    public static final String DEAD_LETTER_REPLAYS = "dead-letter-replays";

    private EventHeaders() {}
}
