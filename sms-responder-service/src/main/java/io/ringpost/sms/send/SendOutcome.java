package io.ringpost.sms.send;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of an attempt to send a text. */
public sealed interface SendOutcome {

    /** Answers for each end. */
    <R> R match(Cases<R> cases);

    /**
     * One answer per end.
     *
     * @param <R> the answer
     */
    interface Cases<R> {
        /** The provider took it. */
        R accepted(Accepted accepted);

        /** The provider certainly did not take it, and may later. */
        R later(RetryLater later);

        /** The provider certainly did not take it, and never will. */
        R refused(Refused refused);

        /** Nobody knows. */
        R unknown(Unknown unknown);
    }

    /**
     * The provider took it.
     *
     * @param providerMessageIds the provider's ids of it, one for each part that was sent by itself
     * @param segments how many parts it counts
     */
    record Accepted(
            List<String> providerMessageIds, @Nullable Integer segments) implements SendOutcome {
        /** Copies the list. */
        public Accepted {
            providerMessageIds = List.copyOf(providerMessageIds);
        }

        /** The id by which the provider reports on it. */
        public @Nullable String providerMessageId() {
            return providerMessageIds.stream()
                    .filter(id -> !id.isEmpty())
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.accepted(this);
        }
    }

    /**
     * The provider certainly did not take it, and may later.
     *
     * @param reason one word
     * @param after the wait that the provider asks for
     */
    record RetryLater(String reason, @Nullable Duration after) implements SendOutcome {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.later(this);
        }
    }

    /**
     * The provider certainly did not take it, and never will; or we do not give it to him.
     *
     * @param code the provider's code, or a word of ours
     * @param reason what is wrong on our side, for the operator; absent if the provider's code says it
     */
    record Refused(String code, @Nullable String reason) implements SendOutcome {
        /** The receiver came to want no texts. */
        public static final Refused OPTED_OUT = new Refused("opted_out", "the receiver wants no texts");
        /** A person of ours came to answer instead. */
        public static final Refused SILENCED = new Refused("silenced", "a person answers in this conversation");
        /** It waited for too long. */
        public static final Refused TOO_LATE = new Refused("too_late", "it could not be sent in time");

        /** The provider put it off for longer than it may wait; why is the provider's word. */
        public static Refused tooLate(String word) {
            return new Refused(word, TOO_LATE.reason());
        }

        /** A setting is missing. */
        public static Refused missing(String variable) {
            return new Refused("not_configured", variable + " is not set");
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.refused(this);
        }
    }

    /**
     * It may have been sent; it is never sent again by itself.
     *
     * @param reason one word
     */
    record Unknown(String reason) implements SendOutcome {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.unknown(this);
        }
    }
}
