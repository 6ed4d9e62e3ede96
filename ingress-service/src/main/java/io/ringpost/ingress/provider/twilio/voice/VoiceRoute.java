package io.ringpost.ingress.provider.twilio.voice;

import io.ringpost.ingress.provider.twilio.voice.Connection.Agent;
import io.ringpost.ingress.provider.twilio.voice.Connection.Target;
import io.ringpost.ingress.provider.twilio.voice.VoiceSettings.RouteSettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * One way to answer a call.
 *
 * @param name its name in the settings, which comes back with the result of a connection
 * @param connection whom to connect
 * @param notice what is said first
 * @param recorded whether a connected call is recorded
 * @param ringFor how long it rings
 * @param voicemail what happens if nobody is there
 */
public record VoiceRoute(
        String name,
        Connection connection,
        Optional<String> notice,
        boolean recorded,
        Duration ringFor,
        Voicemail voicemail) {
    private static final String PORTUGUESE = "pt-BR";
    private static final Duration USUAL_RINGING = Duration.ofSeconds(20);
    private static final Duration USUAL_MESSAGE = Duration.ofMinutes(3);

    static VoiceRoute of(String name, RouteSettings settings, VoiceSettings all) {
        Voicemail voicemail = new Voicemail(settings.language(), settings.greeting(), settings.longestMessage());
        return new VoiceRoute(
                name,
                Connections.of(settings, all),
                settings.notice(),
                settings.record(),
                settings.ringFor(),
                voicemail);
    }

    static VoiceRoute builtIn(String name, VoiceSettings all) {
        return new VoiceRoute(
                name,
                Connections.usual(all),
                Optional.empty(),
                false,
                USUAL_RINGING,
                new Voicemail(PORTUGUESE, Optional.empty(), USUAL_MESSAGE));
    }

    /** The agent that takes its calls, if one does. */
    public Optional<Agent> agent() {
        return connection.match(Optional::of, target -> Optional.empty(), Optional::empty);
    }

    /** The TwiML that connects a call to its address. */
    String connect(Target target, Callbacks callbacks) {
        Twiml twiml = beginning();
        dial(twiml, target, callbacks);
        return twiml.end();
    }

    /** The TwiML for a caller whom nobody can be found for. */
    String apologise(Callbacks callbacks) {
        Twiml twiml = beginning();
        voicemail.ask(twiml, after(callbacks), callbacks);
        return twiml.end();
    }

    /** The TwiML for a caller whom nobody answered, and who has heard the notice. */
    public String fallback(Callbacks callbacks) {
        Twiml twiml = new Twiml();
        voicemail.ask(twiml, after(callbacks), callbacks);
        return twiml.end();
    }

    private Twiml beginning() {
        Twiml twiml = new Twiml();
        notice.ifPresent(text -> twiml.say(voicemail.language(), text));
        return twiml;
    }

    /** Twilio: without action, what follows the dial would be spoken after every successful call too. */
    private void dial(Twiml twiml, Target who, Callbacks callbacks) {
        twiml.open("Dial")
                .attribute("answerOnBridge", "true")
                .attribute("timeout", Long.toString(ringFor.toSeconds()))
                .attribute("action", after(callbacks));
        if (recorded) {
            twiml.attribute("record", "record-from-answer-dual");
            recordingCallback(twiml, callbacks);
        }
        twiml.open(who.noun())
                .attribute("statusCallback", callbacks.callStatus())
                .attribute("statusCallbackEvent", "initiated ringing answered completed")
                .text(who.address())
                .close()
                .close();
    }

    private String after(Callbacks callbacks) {
        return callbacks.dialResult() + URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    static void recordingCallback(Twiml twiml, Callbacks callbacks) {
        twiml.attribute("recordingStatusCallback", callbacks.recordingStatus())
                .attribute("recordingStatusCallbackEvent", "completed absent");
    }
}
