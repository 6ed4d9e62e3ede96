package io.ringpost.sms.plan;

import io.ringpost.contract.Provider;
import io.ringpost.sms.plan.voipms.VoipmsParts;
import java.util.Optional;

/** The longest text that a provider takes: one that is longer would be kept, queued and refused only then. */
public final class LongestText {
    /** Twilio: no text is longer (error 21617). */
    private static final int TWILIO_CHARACTERS = 1_600;

    private LongestText() {}

    /** What a text must be to go by a provider, naming the limit; empty if it is. */
    public static Optional<String> broken(Provider provider, String text) {
        return switch (provider) {
            case VOIPMS ->
                VoipmsParts.of(text)
                        .match(
                                parts -> Optional.empty(),
                                mms -> Optional.empty(),
                                bytes -> Optional.of("must be a text of at most " + VoipmsParts.MOST_MMS_BYTES
                                        + " bytes of UTF-8, which is what VoIP.ms takes; this one has " + bytes));
            case TWILIO ->
                text.length() <= TWILIO_CHARACTERS
                        ? Optional.empty()
                        : Optional.of("must be a text of at most " + TWILIO_CHARACTERS
                                + " characters, which is what Twilio takes; this one has " + text.length());
            case RETELL, WAVOIP -> Optional.empty();
        };
    }
}
