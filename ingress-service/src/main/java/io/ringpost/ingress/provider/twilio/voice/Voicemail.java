package io.ringpost.ingress.provider.twilio.voice;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A greeting, and a message recorded after it.
 *
 * @param language BCP 47
 * @param greeting what is said; a sentence of ours in the language if none is set
 * @param longest how long the message may be
 */
public record Voicemail(String language, Optional<String> greeting, Duration longest) {
    private static final String ENGLISH = "en";
    private static final Map<String, String> SENTENCES = Map.of(
            "pt",
            "Olá! No momento não podemos atender. Deixe sua mensagem após o sinal e retornaremos a ligação.",
            "es",
            "¡Hola! En este momento no podemos atender. Deje su mensaje después del tono y le devolveremos la llamada.",
            ENGLISH,
            "Hello! We cannot take your call right now. Please leave a message after the tone and we will call you back.");

    /** Twilio: a recording without action would ask for the same document again, for ever. */
    void ask(Twiml twiml, String after, Callbacks callbacks) {
        twiml.say(language, greeting.orElseGet(this::sentence));
        twiml.open("Record")
                .attribute("action", after)
                .attribute("maxLength", Long.toString(longest.toSeconds()))
                .attribute("playBeep", "true");
        VoiceRoute.recordingCallback(twiml, callbacks);
        twiml.close();
    }

    private String sentence() {
        String root = Locale.forLanguageTag(language).getLanguage();
        return SENTENCES.getOrDefault(root, SENTENCES.getOrDefault(ENGLISH, ""));
    }
}
