package io.ringpost.local.play.twilio;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringpost.local.play.Answer;
import io.ringpost.local.play.Fields;
import io.ringpost.local.play.Mp3;
import io.ringpost.local.play.Wav;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The recordings of an account: every id names one, until it is deleted. One whose id begins with {@value #MONO} has one
 * channel.
 */
final class TwilioRecordings {
    private static final String MONO = "REmono";

    private final String accountSid;
    private final Set<String> deleted = ConcurrentHashMap.newKeySet();

    TwilioRecordings(String accountSid) {
        this.accountSid = accountSid;
    }

    /** Twilio: WAV without an extension too; two channels only on request, and 400 where there are none. */
    Answer media(String sid, String extension, Fields fields) {
        if (deleted.contains(sid)) {
            return TwilioError.NOT_FOUND.answer();
        }
        int channels = fields.get("RequestedChannels").equals("2") ? 2 : 1;
        if (channels > channels(sid)) {
            return TwilioError.BAD_CHANNELS.answer();
        }
        return extension.equals(".mp3")
                ? Answer.of(200, "audio/mpeg", Mp3.of(sid))
                : Answer.of(200, "audio/x-wav", Wav.of(sid, channels));
    }

    Answer metadata(String sid) {
        boolean gone = deleted.contains(sid);
        String uri = "/2010-04-01/Accounts/" + accountSid + "/Recordings/" + sid;
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("sid", sid).put("account_sid", accountSid).put("api_version", "2010-04-01");
        json.put("status", gone ? "deleted" : "completed")
                .put("source", "DialVerb")
                .put("channels", channels(sid));
        json.put("duration", "1").put("track", "both").putNull("error_code").putNull("price");
        return Answer.json(200, json.put("uri", uri + ".json"));
    }

    private static int channels(String sid) {
        return sid.startsWith(MONO) ? 1 : 2;
    }

    Answer delete(String sid) {
        return deleted.add(sid) ? Answer.empty(204) : TwilioError.NOT_FOUND.answer();
    }
}
