package io.ringpost.recording.discover.twilio;

import io.ringpost.contract.Provider;
import io.ringpost.contract.raw.RawTypes;
import io.ringpost.contract.raw.RawWebhook;
import io.ringpost.contract.reading.Fields;
import io.ringpost.contract.reading.Words;
import io.ringpost.contract.recording.Transcript;
import io.ringpost.recording.discover.ProviderDiscovery;
import io.ringpost.recording.lifecycle.Details;
import io.ringpost.recording.lifecycle.LegRef;
import io.ringpost.recording.lifecycle.RecordingNotice;
import io.ringpost.recording.lifecycle.Said;
import io.ringpost.recording.lifecycle.Stage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Twilio: recordings have ids of their own; their callbacks, call statuses and the requests after verbs tell of them. */
public final class TwilioDiscovery implements ProviderDiscovery {
    private static final Set<String> VOICE = Set.of(
            RawTypes.TWILIO_VOICE_INCOMING,
            RawTypes.TWILIO_VOICE_STATUS,
            RawTypes.TWILIO_DIAL_RESULT,
            RawTypes.TWILIO_RECORDING_STATUS,
            RawTypes.TWILIO_TRANSCRIPTION_STATUS);
    private static final Pattern SID_IN_URL = Pattern.compile("/Recordings/(RE[0-9A-Za-z]+)");
    private static final int LONGEST_SID = 64;

    @Override
    public boolean reads(String type) {
        return VOICE.contains(type);
    }

    @Override
    public Optional<RecordingNotice> notice(RawWebhook raw, Fields body) {
        String sid = sid(body);
        String callSid = callSid(body);
        if (sid == null || callSid == null) {
            return Optional.empty();
        }
        String word = body.text("RecordingStatus");
        Said said = new Said(stage(word), raw.receivedAt(), word, body.text("RecordingUrl"));
        LegRef leg = new LegRef(Provider.TWILIO, callSid);
        return Optional.of(
                RecordingNotice.of(Provider.TWILIO, sid, List.of(leg), said).with(details(raw, body)));
    }

    private static Details details(RawWebhook raw, Fields body) {
        Details details = Details.NONE
                .in(body.textOr(raw.account(), "AccountSid"))
                .lasting(body.seconds("RecordingDuration"), channels(body))
                .saying(transcript(raw, body));
        return named(isVoicemail(raw, body) ? details.asVoicemail() : details, body);
    }

    private static @Nullable String sid(Fields body) {
        String sid = body.text("RecordingSid");
        Matcher url = SID_IN_URL.matcher(body.textOr("", "RecordingUrl"));
        String found = sid == null && url.find() ? url.group(1) : sid;
        return found == null || found.length() > LONGEST_SID ? null : found;
    }

    /** Twilio: recordings belong to the leg that dialled; those of a conference name no call. */
    private static @Nullable String callSid(Fields body) {
        return body.text("ParentCallSid", "CallSid", "ConferenceSid");
    }

    /** Twilio: an address without {@code RecordingStatus}, as on a call status, is of a finished recording. */
    private static Stage stage(@Nullable String word) {
        return switch (Words.canonical(word)) {
            case "", "COMPLETED" -> Stage.READY;
            case "PROCESSING" -> Stage.MIXING;
            case "ABSENT", "DELETED" -> Stage.EMPTY;
            case "FAILED" -> Stage.FAILED;
            default -> Stage.UNDER_WAY;
        };
    }

    /** The request after a {@code <Record>} tells nothing of a dial. */
    private static boolean isVoicemail(RawWebhook raw, Fields body) {
        return "RecordVerb".equals(body.text("RecordingSource"))
                || (raw.type().equals(RawTypes.TWILIO_DIAL_RESULT) && body.text("DialCallStatus") == null);
    }

    /** A dialled leg's own numbers are not those of the call. */
    private static Details named(Details details, Fields body) {
        return body.text("ParentCallSid") == null
                ? details.between(body.text("From", "Caller"), body.text("To", "Called"))
                : details;
    }

    private static @Nullable Integer channels(Fields body) {
        Integer channels = body.seconds("RecordingChannels");
        return channels == null || channels < 1 || channels > 2 ? null : channels;
    }

    /** Twilio: recordings are transcribed in American English only. */
    private static @Nullable Transcript transcript(RawWebhook raw, Fields body) {
        if (!raw.type().equals(RawTypes.TWILIO_TRANSCRIPTION_STATUS)) {
            return null;
        }
        String text = body.text("TranscriptionText");
        boolean done = text != null && !"failed".equals(body.text("TranscriptionStatus"));
        return done ? new Transcript("done", text, "en-US") : new Transcript("failed", null, null);
    }
}
