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
    /** {@code RETELL_AGENT_ID}: the agent of every route that names nobody else. */
    Optional<String> agent();

    /** What every agent is told, by variable. */
    Map<String, String> dynamicVariables();

    /** Routes by name; the one named {@code default} takes what no other does. */
    Map<String, RouteSettings> routes();

    /** How long a repeated webhook about a call gets the answer that the first one got. */
    @WithDefault("24h")
    Duration rememberFor();

    /** Bytes of answers that are remembered at most. */
    @WithDefault("67108864")
    long rememberedBytes();

    /** One way to answer: connected to the first of agent, SIP address and number, or greeted and recorded. */
    interface RouteSettings {
        /** The called numbers it answers, in E.164. */
        Optional<List<String>> numbers();

        /** The addresses it answers, for example {@code /voice/julie/incoming}; a number's own route comes first. */
        Optional<List<String>> paths();

        /** An agent of Retell to connect to. */
        Optional<String> agent();

        /** What the agent is told in addition, by variable. */
        Map<String, String> dynamicVariables();

        /** A SIP address to connect to. */
        Optional<String> sip();

        /** A number to connect to, in E.164. */
        Optional<String> forward();

        /** Whether callers are asked for a message at once, whatever agent there is. */
        @WithDefault("false")
        boolean voicemail();

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
