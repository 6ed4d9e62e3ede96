package io.ringpost.recording.lifecycle;

import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import io.ringpost.contract.recording.Transcript;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is said of one recording: by one webhook, or by all of them joined. Joining knows neither order nor repetition.
 *
 * @param provider who made the recording
 * @param providerRecordingId the provider's id of it; absent where a call has one recording without an id of its own
 * @param account the provider's account it lies in
 * @param kind {@code call} or {@code voicemail}
 * @param legs the legs that were recorded, the one that names the call first
 * @param said the furthest that was said
 * @param link the furthest that was said with an address
 * @param durationSeconds how long it is
 * @param channels 1 or 2
 * @param from the caller
 * @param to the called number
 * @param transcript what the provider understood
 */
public record RecordingNotice(
        Provider provider,
        @Nullable String providerRecordingId,
        @Nullable String account,
        String kind,
        List<LegRef> legs,
        Said said,
        @Nullable Said link,
        @Nullable Integer durationSeconds,
        @Nullable Integer channels,
        @Nullable String from,
        @Nullable String to,
        @Nullable Transcript transcript) {
    /** A recording of a conversation. */
    public static final String CALL = "call";
    /** A message that a caller left. */
    public static final String VOICEMAIL = "voicemail";

    private static final Comparator<Transcript> LONGEST = Comparator.<Transcript>comparingInt(
                    transcript -> orEmpty(transcript.text()).length())
            .thenComparing(transcript -> orEmpty(transcript.text()))
            .thenComparing(transcript -> orEmpty(transcript.language()))
            .thenComparing(Transcript::status);

    /** Puts the legs in their order, one that is only the recording under another name last; there is one at least. */
    public RecordingNotice {
        legs = legs.stream()
                .distinct()
                .sorted(Comparator.<LegRef, Boolean>comparing(
                                leg -> leg.providerCallId().equals(providerRecordingId))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** A notice that says no more than how far a call's recording is. */
    public static RecordingNotice of(
            Provider provider, @Nullable String providerRecordingId, List<LegRef> legs, Said said) {
        Said link = said.url() == null ? null : said;
        return new RecordingNotice(
                provider, providerRecordingId, null, CALL, legs, said, link, null, null, null, null, null);
    }

    /** The recording's id; of one without an id of its own by the call's, which all its notices name. */
    public String id() {
        return Ids.recording(provider, providerRecordingId == null ? providerCallId() : providerRecordingId);
    }

    /** The id of the leg that the recording is filed under. */
    public String legId() {
        return legs.get(0).id();
    }

    /** The recording provider's own id of the call. */
    public String providerCallId() {
        return legs.stream()
                .filter(leg -> leg.provider() == provider)
                .findFirst()
                .orElse(legs.get(0))
                .providerCallId();
    }

    /** Where the audio is, by the provider's account. */
    public @Nullable String url() {
        return link == null ? null : link.url();
    }

    /** How far it is. */
    public Stage stage() {
        return said.stage();
    }

    /** Whether the provider can be asked for the audio by what is known, without its saying that it is there. */
    public boolean askable() {
        return switch (provider) {
            case WAVOIP -> true;
            case TWILIO -> providerRecordingId != null;
            case RETELL, VOIPMS -> false;
        };
    }

    /** All that either says. */
    public RecordingNotice join(RecordingNotice other) {
        return new RecordingNotice(
                provider,
                either(providerRecordingId, other.providerRecordingId, least()),
                either(account, other.account, least()),
                kind.equals(VOICEMAIL) ? kind : other.kind,
                Stream.concat(legs.stream(), other.legs.stream()).toList(),
                said.compareTo(other.said) >= 0 ? said : other.said,
                either(link, other.link, BinaryOperator.maxBy(Comparator.naturalOrder())),
                either(durationSeconds, other.durationSeconds, Math::max),
                either(channels, other.channels, Math::max),
                either(from, other.from, least()),
                either(to, other.to, least()),
                either(transcript, other.transcript, BinaryOperator.maxBy(LONGEST)));
    }

    /** The same without anything that was said of people: what is left of it once they are forgotten. */
    public RecordingNotice forgotten() {
        Said bare = new Said(said.stage(), said.at(), said.word(), null);
        return new RecordingNotice(
                provider, providerRecordingId, null, kind, legs, bare, null, null, null, null, null, null);
    }

    /** The same as a message that a caller left. */
    public RecordingNotice asVoicemail() {
        return new RecordingNotice(
                provider,
                providerRecordingId,
                account,
                VOICEMAIL,
                legs,
                said,
                link,
                durationSeconds,
                channels,
                from,
                to,
                transcript);
    }

    /** The same with numbers. */
    public RecordingNotice between(@Nullable String caller, @Nullable String called) {
        return new RecordingNotice(
                provider,
                providerRecordingId,
                account,
                kind,
                legs,
                said,
                link,
                durationSeconds,
                channels,
                caller,
                called,
                transcript);
    }

    /** The same with a transcript. */
    public RecordingNotice saying(@Nullable Transcript text) {
        return new RecordingNotice(
                provider,
                providerRecordingId,
                account,
                kind,
                legs,
                said,
                link,
                durationSeconds,
                channels,
                from,
                to,
                text);
    }

    /** The same with what is known of the audio. */
    public RecordingNotice lasting(@Nullable Integer seconds, @Nullable Integer tracks) {
        return new RecordingNotice(
                provider, providerRecordingId, account, kind, legs, said, link, seconds, tracks, from, to, transcript);
    }

    /** The same in an account. */
    public RecordingNotice in(@Nullable String owner) {
        return new RecordingNotice(
                provider,
                providerRecordingId,
                owner,
                kind,
                legs,
                said,
                link,
                durationSeconds,
                channels,
                from,
                to,
                transcript);
    }

    private static BinaryOperator<String> least() {
        return BinaryOperator.minBy(Comparator.naturalOrder());
    }

    private static <T> @Nullable T either(@Nullable T one, @Nullable T other, BinaryOperator<T> both) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return both.apply(one, other);
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
