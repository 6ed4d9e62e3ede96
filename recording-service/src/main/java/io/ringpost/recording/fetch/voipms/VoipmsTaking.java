package io.ringpost.recording.fetch.voipms;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringpost.contract.recording.RecordingStatus;
import io.ringpost.recording.fetch.AudioIntake;
import io.ringpost.recording.fetch.FetchOutcome;
import io.ringpost.recording.fetch.FetchOutcome.Gone;
import io.ringpost.recording.fetch.FetchOutcome.NotReady;
import io.ringpost.recording.fetch.FetchReasons;
import io.ringpost.recording.fetch.Taking;
import io.ringpost.recording.schedule.ListingGaps;
import io.ringpost.recording.store.RequestTurns;
import io.ringpost.safehttp.BodyEnd;
import io.ringpost.safehttp.SafeResponse;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** VoIP.ms: the audio comes as a text in JSON, and every refusal as a word in JSON with status 200. */
final class VoipmsTaking implements Taking {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> REFUSED_FOR_GOOD =
            Set.of("missing_callrecording", "invalid_callrecording", "missing_account", "invalid_account");
    private static final Set<String> EMPTY = Set.of("no_recording", "no_base64file");

    /** VoIP.ms: the limit is one of requests per minute; the others wait for a person. */
    private static final Map<String, Duration> LEAST = Map.of(
            ListingGaps.LIMIT,
            ListingGaps.MINUTE,
            "invalid_credentials",
            FetchReasons.FOR_PEOPLE,
            "ip_not_enabled",
            FetchReasons.FOR_PEOPLE,
            "api_not_enabled",
            FetchReasons.FOR_PEOPLE);

    private final AudioIntake intake;
    private final RequestTurns turns;
    private final Base64Field field = new Base64Field();
    private boolean audio;

    VoipmsTaking(AudioIntake intake, RequestTurns turns) {
        this.intake = intake;
        this.turns = turns;
    }

    @Override
    public boolean wants(int status, Map<String, String> headers) {
        return intake.wants(status, headers);
    }

    @Override
    public Uni<Void> write(byte[] part) {
        byte[] decoded = field.take(part);
        if (decoded.length == 0) {
            return Uni.createFrom().voidItem();
        }
        audio = true;
        return intake.write(decoded);
    }

    @Override
    public Uni<FetchOutcome> end(SafeResponse response) {
        boolean word = !audio
                && response.match(
                        answer -> answer.status() == 200 && answer.bodyEnd() == BodyEnd.COMPLETE, failed -> false);
        return word ? refused(status()) : intake.end(response);
    }

    /** The limit of a minute holds for every request. */
    private Uni<FetchOutcome> refused(String status) {
        Uni<Void> told = ListingGaps.limited(status)
                ? turns.pause(ListingGaps.MINUTE)
                : Uni.createFrom().voidItem();
        return told.replaceWith(refusal(status));
    }

    private static FetchOutcome refusal(String status) {
        if (EMPTY.contains(status)) {
            return new Gone(RecordingStatus.EMPTY, status);
        }
        return REFUSED_FOR_GOOD.contains(status)
                ? FetchOutcome.failed(status)
                : new NotReady(status, LEAST.getOrDefault(status, Duration.ZERO));
    }

    /** A word of theirs is shown as it is, if it is a word. */
    private String status() {
        try {
            String status = JSON.readTree(field.rest()).path("status").asText();
            return status.matches("[a-z_]{1,40}") && !status.equals("success") ? status : "not_audio";
        } catch (IOException notJson) {
            return "not_audio";
        }
    }
}
