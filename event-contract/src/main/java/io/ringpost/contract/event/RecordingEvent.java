package io.ringpost.contract.event;

import io.ringpost.contract.Topic;
import io.ringpost.contract.Topology;
import io.ringpost.contract.recording.Recording;

/** What became of a recording. */
public sealed interface RecordingEvent extends Event {

    @Override
    default Topic topic() {
        return Topology.RECORDINGS;
    }

    /** The id of the call that was recorded. */
    @Override
    default String key() {
        return data().callId();
    }

    @Override
    Recording data();

    @Override
    default <R> R match(Cases<R> cases) {
        return cases.recording(this);
    }

    /** Answers for each kind; a new kind does not compile until it is answered. */
    <R> R matchKind(Kinds<R> kinds);

    /**
     * One answer per kind.
     *
     * @param <R> the answer
     */
    interface Kinds<R> {
        /** The audio is kept and can be played. */
        R stored(Stored event);

        /** There is nothing to hear. */
        R empty(Empty event);

        /** The provider was told not to record. */
        R disabled(Disabled event);

        /** The audio could not be had in time. */
        R failed(Failed event);

        /** What was said is known. */
        R transcribed(Transcribed event);
    }

    /**
     * The audio is kept and can be played.
     *
     * @param info who, what and when
     * @param data the recording as it stood then
     */
    record Stored(EventInfo info, Recording data) implements RecordingEvent {
        /** The type on the wire. */
        public static final String TYPE = "io.ringpost.recording.stored";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public <R> R matchKind(Kinds<R> kinds) {
            return kinds.stored(this);
        }
    }

    /**
     * There is nothing to hear.
     *
     * @param info who, what and when
     * @param data the recording as it stood then
     */
    record Empty(EventInfo info, Recording data) implements RecordingEvent {
        /** The type on the wire. */
        public static final String TYPE = "io.ringpost.recording.empty";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public <R> R matchKind(Kinds<R> kinds) {
            return kinds.empty(this);
        }
    }

    /**
     * The provider was told not to record.
     *
     * @param info who, what and when
     * @param data the recording as it stood then
     */
    record Disabled(EventInfo info, Recording data) implements RecordingEvent {
        /** The type on the wire. */
        public static final String TYPE = "io.ringpost.recording.disabled";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public <R> R matchKind(Kinds<R> kinds) {
            return kinds.disabled(this);
        }
    }

    /**
     * The audio could not be had in time.
     *
     * @param info who, what and when
     * @param data the recording as it stood then
     */
    record Failed(EventInfo info, Recording data) implements RecordingEvent {
        /** The type on the wire. */
        public static final String TYPE = "io.ringpost.recording.failed";

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
     * What was said is known.
     *
     * @param info who, what and when
     * @param data the recording as it stood then
     */
    record Transcribed(EventInfo info, Recording data) implements RecordingEvent {
        /** The type on the wire. */
        public static final String TYPE = "io.ringpost.recording.transcribed";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public <R> R matchKind(Kinds<R> kinds) {
            return kinds.transcribed(this);
        }
    }
}
