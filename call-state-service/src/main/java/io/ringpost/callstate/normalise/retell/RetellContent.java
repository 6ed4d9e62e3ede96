package io.ringpost.callstate.normalise.retell;

import io.ringpost.callstate.lifecycle.Content;
import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import io.ringpost.contract.call.Analysis;
import io.ringpost.contract.call.Cost;
import io.ringpost.contract.call.RecordingRef;
import io.ringpost.contract.call.Turn;
import io.ringpost.contract.reading.Fields;
import io.ringpost.contract.recording.RecordingStatus;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a Retell call object holds of the conversation. */
final class RetellContent {
    /** Retell: the transcript with tool calls has other roles too, which nobody spoke. */
    private static final Set<String> SPEAKERS = Set.of("agent", "user", "transfer_target");

    private RetellContent() {}

    static Content of(String callId, Fields call) {
        return new Content(
                call.text("disconnection_reason"),
                call.text("transcript"),
                turns(call),
                analysis(call),
                call.map("retell_llm_dynamic_variables"),
                call.map("metadata"),
                recordings(callId, call),
                cost(call));
    }

    private static List<Turn> turns(Fields call) {
        List<Fields> plain = call.objects("transcript_object");
        List<Fields> turns = plain.isEmpty() ? call.objects("transcript_with_tool_calls") : plain;
        return turns.stream()
                .filter(turn -> SPEAKERS.contains(turn.textOr("", "role")) && turn.text("content") != null)
                .map(RetellContent::turn)
                .toList();
    }

    private static Turn turn(Fields turn) {
        List<Fields> words = turn.objects("words");
        return new Turn(
                turn.textOr("", "role"),
                turn.textOr("", "content"),
                words.isEmpty() ? null : real(words.get(0), "start"),
                words.isEmpty() ? null : real(words.get(words.size() - 1), "end"));
    }

    private static @Nullable Double real(Fields word, String name) {
        BigDecimal seconds = word.number(name);
        return seconds == null ? null : Double.valueOf(seconds.doubleValue());
    }

    private static @Nullable Analysis analysis(Fields call) {
        if (call.map("call_analysis") == null) {
            return null;
        }
        Fields analysis = call.object("call_analysis");
        return new Analysis(
                analysis.text("call_summary"),
                RetellWords.sentiment(analysis.text("user_sentiment", "sentiment")),
                analysis.truth("call_successful"),
                analysis.truth("in_voicemail"),
                keywords(analysis),
                analysis.map("custom_analysis_data"),
                Provider.RETELL.id());
    }

    /** Guide 000 shows keywords beside the fields that Retell documents. */
    private static List<String> keywords(Fields analysis) {
        return analysis.values().get("keywords") instanceof List<?> list
                ? list.stream().filter(Objects::nonNull).map(String::valueOf).toList()
                : List.of();
    }

    private static List<RecordingRef> recordings(String callId, Fields call) {
        boolean ready = Stream.of("recording_url", "recording_multi_channel_url", "scrubbed_recording_url")
                .anyMatch(name -> call.text(name) != null);
        return ready
                ? List.of(new RecordingRef(Ids.recording(Provider.RETELL, callId), RecordingStatus.WAITING, "call"))
                : List.of();
    }

    /** Retell: {@code combined_cost} is in cents, with fractions. */
    private static @Nullable Cost cost(Fields call) {
        BigDecimal cents = call.object("call_cost").number("combined_cost");
        return cents == null
                ? null
                : new Cost(cents.movePointLeft(2).stripTrailingZeros().toPlainString(), "USD");
    }
}
