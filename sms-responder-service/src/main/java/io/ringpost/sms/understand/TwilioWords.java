package io.ringpost.sms.understand;

import io.ringpost.contract.Provider;
import java.util.Locale;
import java.util.Set;

/**
 * The words that Twilio itself understands and answers: as the whole message, in English, by SMS. After one of those that
 * stop, it takes no texts to that number until one of those that start comes (its error 21610).
 */
public final class TwilioWords {
    private static final Set<String> STOP =
            Set.of("stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout");
    private static final Set<String> START = Set.of("start", "yes", "unstop");
    private static final Set<String> HELP = Set.of("help", "info");

    private TwilioWords() {}

    /** Whether Twilio stops texts to its sender. */
    public static boolean stops(IncomingText text) {
        return isOne(text, STOP);
    }

    /** Whether Twilio takes care of a text of this intent, and answers it. */
    public static boolean answers(IncomingText text, Intent intent) {
        return switch (intent) {
            case OPT_OUT -> stops(text);
            case OPT_IN -> isOne(text, START);
            case HELP -> isOne(text, HELP);
            default -> false;
        };
    }

    /** Twilio: other channels, such as WhatsApp, stand before the number; it does nothing by itself there. */
    private static boolean isOne(IncomingText text, Set<String> words) {
        String whole = text.text();
        return text.provider() == Provider.TWILIO
                && text.from().indexOf(':') < 0
                && whole != null
                && words.contains(whole.strip().toLowerCase(Locale.ROOT));
    }
}
