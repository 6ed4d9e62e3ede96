package io.ringpost.outbound.schedule;

import io.ringpost.contract.delivery.DeliveryStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an attempt makes of its delivery. */
public sealed interface Next {
    /** Waits for the end of a fault of ours. */
    String OURS = "ours";

    /** How far the delivery has come now. */
    Progress progress();

    /** Where it stands now. */
    DeliveryStatus status();

    /** When the next attempt is due; absent if there is none. */
    default @Nullable Instant dueAt() {
        return null;
    }

    /** What it waits for: {@code schedule}, {@code retry_after} or {@code ours}; absent if it does not wait. */
    default @Nullable String waitsFor() {
        return null;
    }

    /** Whether the receiver said that it is gone for good. */
    default boolean disablesEndpoint() {
        return false;
    }

    /**
     * The receiver has it.
     *
     * @param progress how far it has come
     */
    record Delivered(Progress progress) implements Next {
        @Override
        public DeliveryStatus status() {
            return DeliveryStatus.DELIVERED;
        }
    }

    /**
     * It will be tried again.
     *
     * @param progress how far it has come
     * @param dueAt not before then
     * @param waitsFor {@code schedule}, {@code retry_after} if the receiver asked for patience, {@link #OURS}
     */
    record Again(Progress progress, Instant dueAt, String waitsFor) implements Next {
        @Override
        public DeliveryStatus status() {
            return DeliveryStatus.RETRYING;
        }
    }

    /**
     * That was the last attempt; only a person can ask for another.
     *
     * @param progress how far it has come
     */
    record GaveUp(Progress progress) implements Next {
        @Override
        public DeliveryStatus status() {
            return DeliveryStatus.FAILED;
        }
    }

    /**
     * The receiver said 410 and the operator wants to stop then.
     *
     * @param progress how far it has come
     */
    record Gone(Progress progress) implements Next {
        @Override
        public DeliveryStatus status() {
            return DeliveryStatus.FAILED;
        }

        @Override
        public boolean disablesEndpoint() {
            return true;
        }
    }
}
