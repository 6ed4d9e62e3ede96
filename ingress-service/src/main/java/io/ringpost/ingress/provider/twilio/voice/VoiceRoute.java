package io.ringpost.ingress.provider.twilio.voice;

import io.ringpost.ingress.provider.twilio.voice.VoiceSettings.RouteSettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * One way to answer a call.
 *
 * @param name its name in the settings, which comes back with the result of a connection
 * @param target whom to connect; empty asks for a message at once
 * @param notice what is said first
 * @param recorded whether a connected call is recorded
 * @param ringFor how long it rings
 * @param voicemail what happens if nobody is there
 */
public record VoiceRoute(
        String name,
        Optional<Target> target,
        Optional<String> notice,
        boolean recorded,
        Duration ringFor,
        Voicemail voicemail) {
    private static final String PORTUGUESE = "pt-BR";
    private static final Duration USUAL_RINGING = Duration.ofSeconds(20);
    private static final Duration USUAL_MESSAGE = Duration.ofMinutes(3);

    /**
     * Whom to connect.
     *
     * @param element TwiML noun
     * @param address SIP address or number
     */
    public record Target(String element, String address) {}

    static VoiceRoute of(String name, RouteSettings settings) {
        Voicemail voicemail = new Voicemail(settings.language(), settings.greeting(), settings.longestMessage());
        Optional<Target> target = settings.sip()
                .map(sip -> new Target("Sip", sip))
                .or(() -> settings.forward().map(number -> new Target("Number", number)));
        return new VoiceRoute(name, target, settings.notice(), settings.record(), settings.ringFor(), voicemail);
    }

    static VoiceRoute builtIn(String name) {
        return new VoiceRoute(
                name,
                Optional.empty(),
                Optional.empty(),
                false,
                USUAL_RINGING,
                new Voicemail(PORTUGUESE, Optional.empty(), USUAL_MESSAGE));
    }

    /** The TwiML that answers the call. */
    public String answer(Callbacks callbacks) {
        Twiml twiml = new Twiml();
        notice.ifPresent(text -> twiml.say(voicemail.language(), text));
        target.ifPresentOrElse(
                who -> dial(twiml, who, callbacks), () -> voicemail.ask(twiml, after(callbacks), callbacks));
        return twiml.end();
    }

    /** The TwiML for a caller whom nobody answered. */
    public String fallback(Callbacks callbacks) {
        Twiml twiml = new Twiml();
        voicemail.ask(twiml, after(callbacks), callbacks);
        return twiml.end();
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
        twiml.open(who.element())
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
