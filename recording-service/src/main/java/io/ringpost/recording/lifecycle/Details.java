package io.ringpost.recording.lifecycle;

import io.ringpost.contract.recording.Transcript;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What else is said of a recording.
 *
 * @param kind {@code call} or {@code voicemail}
 * @param account the provider's account it lies in
 * @param durationSeconds how long it is
 * @param channels 1 or 2
 * @param from the caller
 * @param to the called number
 * @param transcript what the provider understood
 */
public record Details(
        String kind,
        @Nullable String account,
        @Nullable Integer durationSeconds,
        @Nullable Integer channels,
        @Nullable String from,
        @Nullable String to,
        @Nullable Transcript transcript) {
    /** A recording of a conversation. */
    public static final String CALL = "call";
    /** A message that a caller left. */
    public static final String VOICEMAIL = "voicemail";
    /** Nothing. */
    public static final Details NONE = new Details(CALL, null, null, null, null, null, null);

    private static final Comparator<Transcript> LONGEST = Comparator.<Transcript>comparingInt(
                    transcript -> orEmpty(transcript.text()).length())
            .thenComparing(transcript -> orEmpty(transcript.text()))
            .thenComparing(transcript -> orEmpty(transcript.language()))
            .thenComparing(Transcript::status);

    /** All that either says. */
    Details join(Details other) {
        return new Details(
                kind.equals(VOICEMAIL) ? kind : other.kind,
                Join.text(account, other.account),
                Join.either(durationSeconds, other.durationSeconds, Math::max),
                Join.either(channels, other.channels, Math::max),
                Join.text(from, other.from),
                Join.text(to, other.to),
                Join.either(transcript, other.transcript, BinaryOperator.maxBy(LONGEST)));
    }

    /** The same of a message that a caller left. */
    public Details asVoicemail() {
        return new Details(VOICEMAIL, account, durationSeconds, channels, from, to, transcript);
    }

    /** The same in an account. */
    public Details in(@Nullable String owner) {
        return new Details(kind, owner, durationSeconds, channels, from, to, transcript);
    }

    /** The same with what is known of the audio. */
    public Details lasting(@Nullable Integer seconds, @Nullable Integer tracks) {
        return new Details(kind, account, seconds, tracks, from, to, transcript);
    }

    /** The same with numbers. */
    public Details between(@Nullable String caller, @Nullable String called) {
        return new Details(kind, account, durationSeconds, channels, caller, called, transcript);
    }

    /** The same with a transcript. */
    public Details saying(@Nullable Transcript text) {
        return new Details(kind, account, durationSeconds, channels, from, to, text);
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
