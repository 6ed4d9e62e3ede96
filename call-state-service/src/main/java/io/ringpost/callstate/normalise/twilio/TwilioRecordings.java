package io.ringpost.callstate.normalise.twilio;

import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import io.ringpost.contract.call.RecordingRef;
import io.ringpost.contract.reading.Fields;
import io.ringpost.contract.recording.RecordingStatus;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Recordings that a Twilio webhook speaks of. */
final class TwilioRecordings {
    private static final Pattern SID_IN_URL = Pattern.compile("/Recordings/(RE[0-9A-Za-z]+)");

    private TwilioRecordings() {}

    /** Twilio: a {@code RecordingUrl} on a status callback, without {@code RecordingStatus}, is a finished one. */
    static List<RecordingRef> of(Fields body) {
        String sid = sid(body);
        if (sid == null) {
            return List.of();
        }
        RecordingStatus status = TwilioWords.recordingStatus(body.text("RecordingStatus"));
        String kind = "RecordVerb".equals(body.text("RecordingSource")) ? "voicemail" : "call";
        return List.of(new RecordingRef(Ids.recording(Provider.TWILIO, sid), status, kind));
    }

    private static @Nullable String sid(Fields body) {
        String sid = body.text("RecordingSid");
        Matcher url = SID_IN_URL.matcher(body.textOr("", "RecordingUrl"));
        return sid == null && url.find() ? url.group(1) : sid;
    }
}
