package io.ringpost.recording.fetch.retell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.ringpost.recording.lifecycle.RecordingLifecycle;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What Retell's {@code get-call} tells of a call's recording.
 *
 * @param status {@code registered}, {@code ongoing}, {@code ended}, {@code not_connected} or {@code error}
 * @param recordingUrl where the audio is; of a call that is stored without personal data only the scrubbed one
 */
record RetellCall(String status, @Nullable String recordingUrl) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> OVER = Set.of("ended", "not_connected", "error");

    static RetellCall of(byte[] body) {
        JsonNode call = read(body);
        String url = Stream.of("recording_url", "scrubbed_recording_url", "recording_multi_channel_url")
                .map(name -> call.path(name).asText(""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(null);
        return new RetellCall(call.path("call_status").asText(""), url);
    }

    /** Why there is no audio: the call is over and was not recorded so far, or it still goes on. */
    String missing() {
        return OVER.contains(status) ? RecordingLifecycle.NOT_RECORDED : "not_ready";
    }

    private static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }
}
