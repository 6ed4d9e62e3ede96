package io.ringpost.ingress.publish;

/** What became of a record. */
public enum PublishOutcome {
    /** All in-sync replicas have it. */
    KEPT,
    /** The local disk has it, fsynced; Kafka will. */
    SPOOLED,
    /** The broker takes no record of this size. */
    TOO_LARGE,
    /** Too much waits already. */
    OVERLOADED,
    /** Nobody acknowledged it in time; it may be kept all the same. */
    UNAVAILABLE;

    /** Whether it will be read, whatever dies now. */
    public boolean isKept() {
        return this == KEPT || this == SPOOLED;
    }

    /** The worse of two: a whole is kept only if each part is. */
    public PublishOutcome and(PublishOutcome other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
