package io.ringpost.local.simulate;

import java.util.Locale;
import java.util.UUID;

/** New provider ids in the providers' own forms. */
final class Sids {
    private Sids() {}

    /** Twilio: two letters and 32 hex digits. */
    static String twilio(String prefix) {
        return prefix + hex();
    }

    /** Retell: {@code call_} and 27 or so letters and digits. */
    static String retell() {
        return "call_" + hex().substring(5);
    }

    /** WaVoIP, as seen live: 32 upper-case hex digits. */
    static String wavoip() {
        return hex().toUpperCase(Locale.ROOT);
    }

    /** VoIP.ms: digits. */
    static String voipms() {
        return Long.toString(100_000_000L + Math.floorMod(UUID.randomUUID().getMostSignificantBits(), 800_000_000L));
    }

    private static String hex() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
