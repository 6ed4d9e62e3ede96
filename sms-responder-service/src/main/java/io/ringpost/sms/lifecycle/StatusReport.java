package io.ringpost.sms.lifecycle;

import io.ringpost.contract.Provider;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A provider says how far a text of ours got.
 *
 * @param eventId names the fact
 * @param provider who says it
 * @param providerMessageId the provider's id of the text
 * @param messageId our id of it, where the provider was given it along
 * @param progress how far it got
 * @param at when it was said
 */
public record StatusReport(
        String eventId,
        Provider provider,
        String providerMessageId,
        @Nullable String messageId,
        Progress progress,
        Instant at)
        implements Fact {
    /** The query parameter of a callback's address that carries our id of a text through the provider. */
    public static final String OUR_ID = "ringpost_message";

    @Override
    public <R> R match(Function<TextReceived, R> received, Function<StatusReport, R> report) {
        return report.apply(this);
    }
}
