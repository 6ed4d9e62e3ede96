package io.ringpost.sms.understand;

import java.util.List;
import java.util.Optional;

/** Tells what a text wants: opt-out, opt-in and help words first, then emergencies, whatever else stands there. */
public final class IntentMatcher {
    private static final List<Intent> BUSINESS =
            List.of(Intent.APPOINTMENT, Intent.HOURS, Intent.LOCATION, Intent.INSURANCE);

    private IntentMatcher() {}

    /**
     * The intent of a text, if one can be told.
     *
     * @param optedOut whether the sender wants no texts: then a bare "yes" asks for them again
     */
    public static Optional<Intent> intent(PlainText text, boolean optedOut) {
        return OptOutWords.whole(text, optedOut).or(() -> inASentence(text));
    }

    /** Whether a text tells its receiver how to stop texts: no person writes so. */
    public static boolean invitesToStop(PlainText text) {
        return OptOutWords.invites(text);
    }

    private static Optional<Intent> inASentence(PlainText text) {
        if (says(Intent.EMERGENCY, text)) {
            return Optional.of(Intent.EMERGENCY);
        }
        return OptOutWords.asksInASentence(text)
                ? Optional.of(Intent.OPT_OUT)
                : BUSINESS.stream().filter(intent -> says(intent, text)).findFirst();
    }

    private static boolean says(Intent intent, PlainText text) {
        return text.hasAny(Keywords.of(intent));
    }
}
