package io.ringpost.contract.recording;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The call that a recording belongs to, in short.
 *
 * @param id the call's id
 * @param from the caller
 * @param to the called number
 * @param providerCallIds the providers' own ids of it
 */
public record RecordedCall(
        String id, @Nullable String from, @Nullable String to, List<String> providerCallIds) {
    /** Reads an absent list as the empty one. */
    public RecordedCall {
        providerCallIds = providerCallIds == null ? List.of() : List.copyOf(providerCallIds);
    }
}
