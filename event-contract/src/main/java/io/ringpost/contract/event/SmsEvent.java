package io.ringpost.contract.event;

import io.ringpost.contract.Topic;
import io.ringpost.contract.Topology;
import io.ringpost.contract.sms.Message;

/** A fact about a text message. */
public sealed interface SmsEvent extends Event {

    @Override
    default Topic topic() {
        return Topology.SMS;
    }

    /** The id of the conversation. */
    @Override
    default String key() {
        return data().conversationId();
    }

    @Override
    Message data();

    @Override
    default <R> R match(Cases<R> cases) {
        return cases.sms(this);
    }

    /** Answers for each kind; a new kind does not compile until it is answered. */
    <R> R matchKind(Kinds<R> kinds);

    /**
     * One answer per kind.
     *
     * @param <R> the answer
     */
    interface Kinds<R> {
        /** A text came in. */
        R received(Received event);

        /** A text went out. */
        R sent(Sent event);

        /** A text reached the handset. */
        R delivered(Delivered event);

        /** A text did not arrive. */
        R failed(Failed event);

        /** The sender wants no more texts. */
        R optedOut(OptedOut event);
    }

    /**
     * A text came in.
     *
     * @param info who, what and when
     * @param data the message as it stood then
     */
    record Received(EventInfo info, Message data) implements SmsEvent {
        /** The type on the wire. */
        public static final String TYPE = "io.ringpost.sms.received";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public <R> R matchKind(Kinds<R> kinds) {
            return kinds.received(this);
        }
    }

    /**
     * A text went out.
     *
     * @param info who, what and when
     * @param data the message as it stood then
     */
    record Sent(EventInfo info, Message data) implements SmsEvent {
        /** The type on the wire. */
        public static final String TYPE = "io.ringpost.sms.sent";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public <R> R matchKind(Kinds<R> kinds) {
            return kinds.sent(this);
        }
    }

    /**
     * A text reached the handset.
     *
     * @param info who, what and when
     * @param data the message as it stood then
     */
    record Delivered(EventInfo info, Message data) implements SmsEvent {
        /** The type on the wire. */
        public static final String TYPE = "io.ringpost.sms.delivered";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public <R> R matchKind(Kinds<R> kinds) {
            return kinds.delivered(this);
        }
    }

    /**
     * A text did not arrive.
     *
     * @param info who, what and when
     * @param data the message as it stood then
     */
    record Failed(EventInfo info, Message data) implements SmsEvent {
        /** The type on the wire. */
        public static final String TYPE = "io.ringpost.sms.failed";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public <R> R matchKind(Kinds<R> kinds) {
            return kinds.failed(this);
        }
    }

    /**
     * The sender wants no more texts.
     *
     * @param info who, what and when
     * @param data the message as it stood then
     */
    record OptedOut(EventInfo info, Message data) implements SmsEvent {
        /** The type on the wire. */
        public static final String TYPE = "io.ringpost.sms.opted_out";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public <R> R matchKind(Kinds<R> kinds) {
            return kinds.optedOut(this);
        }
    }
}
