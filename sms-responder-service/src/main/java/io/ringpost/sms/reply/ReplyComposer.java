package io.ringpost.sms.reply;

import io.ringpost.sms.understand.Language;
import java.util.Optional;

/** Writes an answer's words. */
final class ReplyComposer {
    private ReplyComposer() {}

    /**
     * The words; empty if the profile does not know all that they name.
     *
     * @param country whose emergency number is named
     */
    static Optional<String> compose(AutoResponse response, Profile profile, String country) {
        Optional<String> filled = new Template(response.text()).fill(profile);
        return switch (response.intent()) {
            case EMERGENCY ->
                Optional.of(emergency(response.language(), country)
                        + filled.map(more -> " " + more).orElse(""));
            case OPT_OUT, OPT_IN, HELP ->
                filled.or(() -> Optional.of(DefaultTexts.plain(response.intent(), response.language())));
            default -> filled;
        };
    }

    /** Whatever people write behind it: it is said first, and it is true without any profile. */
    private static String emergency(Language language, String country) {
        String number = EmergencyNumbers.of(country);
        return switch (language) {
            case PT -> "Mensagem automática: em caso de emergência, ligue já para " + number + ".";
            case ES -> "Mensaje automático: si es una emergencia, llame ya al " + number + ".";
            case EN -> "Automatic message: if this is an emergency, call " + number + " now.";
        };
    }
}
