package io.ringpost.contract.event;

import io.ringpost.contract.Topic;

/** A fact on Kafka. */
public sealed interface Event
        permits CallEvent, CallSnapshot, RecordingEvent, SmsEvent, DeliveryEvent, CrmEvent, Unrecognised {

    /** Who, what and when. */
    EventInfo info();

    /** The type on the wire, the {@code ce_type} header. */
    String type();

    /** The topic it travels on. */
    Topic topic();

    /** The key of its record. */
    String key();

    /** What is written as the record's JSON value. */
    Object data();

    /** Answers for each family; a new family does not compile until it is answered. */
    <R> R match(Cases<R> cases);

    /**
     * One answer per family.
     *
     * @param <R> the answer
     */
    interface Cases<R> {
        /** A fact about a call. */
        R call(CallEvent event);

        /** A call as it stands. */
        R snapshot(CallSnapshot event);

        /** A fact about a recording. */
        R recording(RecordingEvent event);

        /** A fact about a text message. */
        R sms(SmsEvent event);

        /** A fact about an outbound delivery. */
        R delivery(DeliveryEvent event);

        /** An event that a CRM application handed in. */
        R crm(CrmEvent event);

        /** Something that this version of the contract does not know. */
        R unrecognised(Unrecognised event);
    }
}
