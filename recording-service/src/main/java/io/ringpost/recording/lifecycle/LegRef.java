package io.ringpost.recording.lifecycle;

import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import java.util.Comparator;

/**
 * A leg that was recorded, as a provider names it; legs are in the rank by which calls are named.
 *
 * @param provider who carried it
 * @param providerCallId the provider's id of it
 */
public record LegRef(Provider provider, String providerCallId) implements Comparable<LegRef> {
    private static final Comparator<LegRef> ORDER =
            Comparator.<LegRef>comparingInt(leg -> rank(leg.provider())).thenComparing(LegRef::id);

    /** The leg's own id, which its call has or which is an alias of it. */
    public String id() {
        return Ids.leg(provider, providerCallId);
    }

    @Override
    public int compareTo(LegRef other) {
        return ORDER.compare(this, other);
    }

    private static int rank(Provider provider) {
        return switch (provider) {
            case TWILIO -> 0;
            case RETELL -> 1;
            case WAVOIP -> 2;
            case VOIPMS -> 3;
        };
    }
}
