package io.ringpost.contract.event;

import io.ringpost.contract.Topic;
import io.ringpost.contract.Topology;
import io.ringpost.contract.call.Call;
import io.ringpost.contract.call.ErasedCall;
import io.ringpost.contract.call.MergedCall;

/** A fact about a call, once each; several legs are one call. */
public sealed interface CallEvent extends Event {

    @Override
    default Topic topic() {
        return Topology.CALL_EVENTS;
    }

    /** The call's id, also where the call itself is gone. */
    @Override
    default String key() {
        return info().subject();
    }

    @Override
    default <R> R match(Cases<R> cases) {
        return cases.call(this);
    }

    /** Answers for each kind; a new kind does not compile until it is answered. */
    <R> R matchKind(Kinds<R> kinds);

    /**
     * One answer per kind.
     *
     * @param <R> the answer
     */
    interface Kinds<R> {
        /** The call was placed. */
        R initiated(Initiated event);

        /** The call rings. */
        R ringing(Ringing event);

        /** Somebody or an agent answered. */
        R answered(Answered event);

        /** The call is over, however it ended. */
        R ended(Ended event);

        /** Transcript, summary and sentiment are known. */
        R analysed(Analysed event);

        /** Two calls turned out to be one. */
        R merged(Merged event);

        /** The call was erased on request. */
        R erased(Erased event);
    }

    /**
     * The call was placed.
     *
     * @param info who, what and when
     * @param data the call as it stood then
     */
    record Initiated(EventInfo info, Call data) implements CallEvent {
        /** The type on the wire. */
        public static final String TYPE = "io.ringpost.call.initiated";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public <R> R matchKind(Kinds<R> kinds) {
            return kinds.initiated(this);
        }
    }

    /**
     * The call rings.
     *
     * @param info who, what and when
     * @param data the call as it stood then
     */
    record Ringing(EventInfo info, Call data) implements CallEvent {
        /** The type on the wire. */
        public static final String TYPE = "io.ringpost.call.ringing";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public <R> R matchKind(Kinds<R> kinds) {
            return kinds.ringing(this);
        }
    }

    /**
     * Somebody or an agent answered.
     *
     * @param info who, what and when
     * @param data the call as it stood then
     */
    record Answered(EventInfo info, Call data) implements CallEvent {
        /** The type on the wire. */
        public static final String TYPE = "io.ringpost.call.answered";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public <R> R matchKind(Kinds<R> kinds) {
            return kinds.answered(this);
        }
    }

    /**
     * The call is over, however it ended.
     *
     * @param info who, what and when
     * @param data the call as it stood then
     */
    record Ended(EventInfo info, Call data) implements CallEvent {
        /** The type on the wire. */
        public static final String TYPE = "io.ringpost.call.ended";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public <R> R matchKind(Kinds<R> kinds) {
            return kinds.ended(this);
        }
    }

    /**
     * Transcript, summary and sentiment are known.
     *
     * @param info who, what and when
     * @param data the call as it stood then
     */
    record Analysed(EventInfo info, Call data) implements CallEvent {
        /** The type on the wire. */
        public static final String TYPE = "io.ringpost.call.analysed";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public <R> R matchKind(Kinds<R> kinds) {
            return kinds.analysed(this);
        }
    }

    /**
     * Two calls turned out to be one.
     *
     * @param info who, what and when
     * @param data the id that is gone and the id it went into
     */
    record Merged(EventInfo info, MergedCall data) implements CallEvent {
        /** The type on the wire. */
        public static final String TYPE = "io.ringpost.call.merged";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public <R> R matchKind(Kinds<R> kinds) {
            return kinds.merged(this);
        }
    }

    /**
     * The call was erased on request.
     *
     * @param info who, what and when
     * @param data the id that is gone
     */
    record Erased(EventInfo info, ErasedCall data) implements CallEvent {
        /** The type on the wire. */
        public static final String TYPE = "io.ringpost.call.erased";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public <R> R matchKind(Kinds<R> kinds) {
            return kinds.erased(this);
        }
    }
}
