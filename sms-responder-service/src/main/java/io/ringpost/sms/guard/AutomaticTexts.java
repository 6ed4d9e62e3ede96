package io.ringpost.sms.guard;

import io.ringpost.sms.understand.IntentMatcher;
import io.ringpost.sms.understand.PlainText;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Recognises texts that no person wrote: to answer them would go on for ever. */
final class AutomaticTexts {
    private static final List<String> SIGNS = List.of(
            "auto reply",
            "autoreply",
            "automatic reply",
            "automatic response",
            "automated response",
            "automated reply",
            "automatic message",
            "automated message",
            "auto response",
            "autoresponder",
            "out of office",
            "out of the office",
            "do not reply",
            "please don t reply",
            "do not disturb while driving",
            "verification code",
            "security code",
            "one time password",
            "resposta automatica",
            "mensagem automatica",
            "nao responda",
            "fora do escritorio",
            "codigo de verificacao",
            "codigo de seguranca",
            "respuesta automatica",
            "mensaje automatico",
            "no responda",
            "no responder",
            "no contestar",
            "fuera de la oficina",
            "codigo de verificacion",
            "codigo de seguridad");
    /** Apple: a reaction comes as a text where the other side knows no reactions. */
    private static final Pattern REACTION = Pattern.compile(
            "^(Liked|Loved|Disliked|Laughed at|Emphasized|Questioned|Reacted \\S+ to) +[\"“«].*", Pattern.DOTALL);
    /** Shorter ones may be a person's own words. */
    private static final int LONG_ENOUGH_TO_QUOTE = 20;

    private AutomaticTexts() {}

    static boolean isOne(String text, @Nullable String ourLast) {
        PlainText plain = PlainText.of(text);
        return plain.hasAny(SIGNS)
                || IntentMatcher.invitesToStop(plain)
                || REACTION.matcher(text).matches()
                || quotes(plain, ourLast);
    }

    /** Whether our own words come back. */
    private static boolean quotes(PlainText text, @Nullable String ourLast) {
        String ours = PlainText.of(ourLast).whole();
        return ours.length() >= LONG_ENOUGH_TO_QUOTE && text.has(ours);
    }
}
