package io.ringpost.sms.lifecycle;

import io.ringpost.contract.sms.MessageStatus;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * How far a text of ours got: the greatest of all that was said of it, whoever said it first.
 *
 * <p>Twilio: callbacks come in any order, twice, or never, and possibly before the answer to the request itself.
 *
 * @param status how far
 * @param errorCode why not further
 */
public record Progress(MessageStatus status, @Nullable String errorCode) {
    /** Waits to be sent. */
    public static final Progress QUEUED = new Progress(MessageStatus.QUEUED, null);
    /** The provider took it. */
    public static final Progress SENT = new Progress(MessageStatus.SENT, null);
    /** Nobody can say whether the provider took it. */
    public static final Progress UNKNOWN = new Progress(MessageStatus.UNKNOWN, null);

    private static final Comparator<Progress> ORDER = Comparator.<Progress>comparingInt(p -> rank(p.status()))
            .thenComparing(Progress::errorCode, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** The further of the two. */
    public Progress join(Progress other) {
        return ORDER.compare(this, other) >= 0 ? this : other;
    }

    /** Any word of the provider's outranks our not knowing; a receipt of the handset outranks all others. */
    private static int rank(MessageStatus status) {
        return switch (status) {
            case RECEIVED, QUEUED -> 0;
            case UNKNOWN -> 1;
            case SENT -> 2;
            case FAILED -> 3;
            case UNDELIVERED -> 4;
            case DELIVERED -> 5;
        };
    }
}
