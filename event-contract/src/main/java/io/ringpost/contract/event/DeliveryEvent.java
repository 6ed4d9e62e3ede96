package io.ringpost.contract.event;

import io.ringpost.contract.Topic;
import io.ringpost.contract.Topology;
import io.ringpost.contract.delivery.Delivery;

/** A fact about an outbound webhook delivery. */
public sealed interface DeliveryEvent extends Event {

    @Override
    default Topic topic() {
        return Topology.DELIVERIES;
    }

    /** The id of the endpoint. */
    @Override
    default String key() {
        return data().endpointId();
    }

    @Override
    Delivery data();

    @Override
    default <R> R match(Cases<R> cases) {
        return cases.delivery(this);
    }

    /** Answers for each kind; a new kind does not compile until it is answered. */
    <R> R matchKind(Kinds<R> kinds);

    /**
     * One answer per kind.
     *
     * @param <R> the answer
     */
    interface Kinds<R> {
        /** One POST was made and failed; more will follow. */
        R attempted(Attempted event);

        /** The receiver has it. */
        R delivered(Delivered event);

        /** The last attempt failed. */
        R failed(Failed event);
    }

    /**
     * One POST was made and failed; more will follow.
     *
     * @param info who, what and when
     * @param data the delivery as it stood then
     */
    record Attempted(EventInfo info, Delivery data) implements DeliveryEvent {
        /** The type on the wire. */
        public static final String TYPE = "io.ringpost.delivery.attempted";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public <R> R matchKind(Kinds<R> kinds) {
            return kinds.attempted(this);
        }
    }

    /**
     * The receiver has it.
     *
     * @param info who, what and when
     * @param data the delivery as it stood then
     */
    record Delivered(EventInfo info, Delivery data) implements DeliveryEvent {
        /** The type on the wire. */
        public static final String TYPE = "io.ringpost.delivery.delivered";

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
     * The last attempt failed.
     *
     * @param info who, what and when
     * @param data the delivery as it stood then
     */
    record Failed(EventInfo info, Delivery data) implements DeliveryEvent {
        /** The type on the wire. */
        public static final String TYPE = "io.ringpost.delivery.failed";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public <R> R matchKind(Kinds<R> kinds) {
            return kinds.failed(this);
        }
    }
}
