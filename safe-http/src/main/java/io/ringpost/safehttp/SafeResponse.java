package io.ringpost.safehttp;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The one outcome of a call: the other side answered, or it did not. */
public sealed interface SafeResponse {

    /** Time spent in each step. */
    Phases phases();

    /** The address that was called, or null when no address was ever chosen. */
    @Nullable
    String remoteAddress();

    /** Takes the branch of the outcome. */
    <T> T match(Function<? super Answered, ? extends T> answered, Function<? super Failed, ? extends T> failed);

    /**
     * A head arrived in time.
     *
     * @param status the HTTP status, redirects included: they are never followed
     * @param headers lower-case names; repeated ones joined by a comma
     * @param body decoded, at most the cap
     * @param bodyEnd how the body ended
     * @param remoteAddress the address that was called
     * @param tls the protocol, as {@code TLSv1.3}; null on plain HTTP
     * @param phases time spent in each step
     */
    record Answered(
            int status,
            Map<String, String> headers,
            byte[] body,
            BodyEnd bodyEnd,
            String remoteAddress,
            @Nullable String tls,
            Phases phases)
            implements SafeResponse {

        /** Whether the status is a 2xx. */
        public boolean success() {
            return status >= 200 && status <= 299;
        }

        /** Whether bytes of the body are missing. */
        public boolean truncated() {
            return bodyEnd != BodyEnd.COMPLETE;
        }

        /** A header's value, whatever the case of its name. */
        public @Nullable String header(String name) {
            return headers.get(name.toLowerCase(Locale.ROOT));
        }

        @Override
        public <T> T match(
                Function<? super Answered, ? extends T> answered, Function<? super Failed, ? extends T> failed) {
            return answered.apply(this);
        }
    }

    /**
     * No head arrived.
     *
     * @param code the stable reason
     * @param detail one sentence for people; holds no secret and no resolved address
     * @param phase the step in which it failed
     * @param remoteAddress the address that was called, if one was chosen
     * @param phases time spent in each step
     */
    record Failed(
            FailureCode code,
            String detail,
            Phase phase,
            @Nullable String remoteAddress,
            Phases phases) implements SafeResponse {

        /** Whose fault it is. */
        public Fault fault() {
            return code.fault();
        }

        @Override
        public <T> T match(
                Function<? super Answered, ? extends T> answered, Function<? super Failed, ? extends T> failed) {
            return failed.apply(this);
        }
    }
}
