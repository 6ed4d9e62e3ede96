package io.ringpost.sms.understand;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The words that stop texts, bring them back or ask for help, as the whole message.
 *
 * <p>English ones are those of the FCC, Twilio, Telnyx and AWS; ARRET, FIN and AIDE are French Canada's.
 */
final class OptOutWords {
    private static final Set<String> STOP = Set.of(
            "stop",
            "stopall",
            "stop all",
            "unsubscribe",
            "revoke",
            "optout",
            "opt out",
            "parar",
            "pare",
            "parem",
            "descadastrar",
            "descadastre",
            "arret",
            "arrete",
            "stop texting",
            "stop messages",
            "stop sms");
    /** They have other meanings with anything around them: "cancel my appointment". */
    private static final Set<String> STOP_ALONE = Set.of(
            "cancel",
            "end",
            "quit",
            "remove",
            "cancelar",
            "cancele",
            "sair",
            "fim",
            "fin",
            "descadastro",
            "desinscrever",
            "cancelar inscricao",
            "salir",
            "baja",
            "dar de baja",
            "alto",
            "desuscribir",
            "desuscribirme",
            "cancelar suscripcion");

    private static final Set<String> STOP_ANYWHERE = Set.of(
            "stop texting me",
            "stop messaging me",
            "stop sending me",
            "opt out",
            "opt me out",
            "remove me",
            "unsubscribe me",
            "nao quero receber",
            "nao quero mais receber",
            "nao envie mais",
            "nao enviem mais",
            "nao mande mais",
            "pare de enviar",
            "pare de mandar",
            "parem de enviar",
            "parem de mandar",
            "me descadastre",
            "no quiero recibir",
            "no quiero mas mensajes",
            "no me envien",
            "no me envie mas",
            "no envien mas",
            "dejen de enviar",
            "deje de enviar",
            "deja de enviar",
            "dejen de mandar",
            "darme de baja");
    /** As the first of few words. */
    private static final Set<String> STOP_FIRST = Set.of("stop", "unsubscribe", "parar", "pare");

    private static final int MOST_WORDS = 3;
    private static final Set<String> INVITATIONS = Set.of(
            "reply stop",
            "text stop",
            "txt stop",
            "send stop",
            "responda parar",
            "responda sair",
            "responda stop",
            "envie parar",
            "envie sair",
            "envie stop",
            "responda baja",
            "envie baja");
    private static final Set<String> START = Set.of(
            "start",
            "unstop",
            "optin",
            "opt in",
            "subscribe",
            "resubscribe",
            "comecar",
            "iniciar",
            "reativar",
            "retomar",
            "empezar",
            "reanudar",
            "reactivar",
            "alta",
            "suscribir",
            "suscribirme");
    /** An answer to anything, unless texts are stopped. */
    private static final Set<String> YES = Set.of("yes", "sim", "si");

    private static final Set<String> HELP =
            Set.of("help", "info", "information", "ajuda", "informacao", "informacoes", "ayuda", "informacion", "aide");
    private static final Set<String> POLITE = Set.of(
            "please", "pls", "por favor", "now", "ja", "ya", "thanks", "thank you", "obrigado", "obrigada", "gracias");

    private OptOutWords() {}

    /** What the whole message says. */
    static Optional<Intent> whole(PlainText text, boolean optedOut) {
        String whole = text.whole();
        if (STOP_ALONE.contains(whole) || STOP.contains(withoutManners(text))) {
            return Optional.of(Intent.OPT_OUT);
        }
        if (START.contains(whole) || (optedOut && YES.contains(whole))) {
            return Optional.of(Intent.OPT_IN);
        }
        return HELP.contains(withoutManners(text)) ? Optional.of(Intent.HELP) : Optional.empty();
    }

    /** Whether it asks in a sentence for no more texts. */
    static boolean asksInASentence(PlainText text) {
        return !invites(text) && (text.hasAny(STOP_ANYWHERE) || beginsWithStop(text));
    }

    /** Whether it says how to stop somebody else's texts, as machines do at the end of theirs. */
    static boolean invites(PlainText text) {
        return text.hasAny(INVITATIONS);
    }

    /** Twilio matches whole messages alone, and misses "stop it now"; who stops by comes to see us. */
    private static boolean beginsWithStop(PlainText text) {
        List<String> words = text.each();
        boolean few = !words.isEmpty() && words.size() <= MOST_WORDS;
        return few && STOP_FIRST.contains(words.get(0)) && !text.has("stop by");
    }

    private static String withoutManners(PlainText text) {
        String left = text.words();
        String before;
        do {
            before = left;
            for (String manners : POLITE) {
                left = left.replaceFirst("^ " + manners + " ", " ").replaceFirst(" " + manners + " $", " ");
            }
        } while (!left.equals(before));
        return left.strip();
    }
}
