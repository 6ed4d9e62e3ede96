package io.ringpost.ingress.provider.twilio.voice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What callers hear, by the number they called or the address Twilio called. */
@ConfigMapping(prefix = "ringpost.voice")
public interface VoiceSettings {
    /** Routes by name; the one named {@code default} takes what no other does. */
    Map<String, RouteSettings> routes();

    /** One way to answer: connected to {@link #sip()} or {@link #forward()}, or greeted and recorded. */
    interface RouteSettings {
        /** The called numbers it answers, in E.164. */
        Optional<List<String>> numbers();

        /** The addresses it answers, for example {@code /voice/julie/incoming}; a number's own route comes first. */
        Optional<List<String>> paths();

        /** A SIP address to connect to. */
        Optional<String> sip();

        /** A number to connect to, in E.164. */
        Optional<String> forward();

        /** The language of what is said. */
        @WithDefault("pt-BR")
        String language();

        /** What is said before the caller may speak, if nobody answers; by default a sentence in the language. */
        Optional<String> greeting();

        /** What is said first, for example that the call is recorded. */
        Optional<String> notice();

        /** Whether a connected call is recorded. */
        @WithDefault("false")
        boolean record();

        /** How long it rings before the caller is asked to leave a message. */
        @WithDefault("20s")
        Duration ringFor();

        /** How long a message may be. */
        @WithDefault("3m")
        Duration longestMessage();
    }
}
