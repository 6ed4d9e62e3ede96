package io.ringpost.recording.lifecycle;

import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import io.ringpost.contract.recording.Transcript;
import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is said of one recording: by one webhook, or by all of them joined. Joining knows neither order nor repetition.
 *
 * @param provider who made the recording
 * @param providerRecordingId the provider's id of it; absent where a call has one recording without an id of its own
 * @param legs the legs that were recorded, the one that names the call first
 * @param said the furthest that was said
 * @param link the furthest that was said with an address
 * @param details what else is said
 */
public record RecordingNotice(
        Provider provider,
        @Nullable String providerRecordingId,
        List<LegRef> legs,
        Said said,
        @Nullable Said link,
        Details details) {

    /** Puts the legs in their order, one that is only the recording under another name last; there is one at least. */
    public RecordingNotice {
        legs = legs.stream()
                .distinct()
                .sorted(Comparator.<LegRef, Boolean>comparing(
                                leg -> leg.providerCallId().equals(providerRecordingId))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** A notice that says no more than how far a recording is. */
    public static RecordingNotice of(
            Provider provider, @Nullable String providerRecordingId, List<LegRef> legs, Said said) {
        Said link = said.url() == null ? null : said;
        return new RecordingNotice(provider, providerRecordingId, legs, said, link, Details.NONE);
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
            case WAVOIP, RETELL -> true;
            case TWILIO -> providerRecordingId != null;
            case VOIPMS -> false;
        };
    }

    /** Whether the provider has told what was said in it. */
    public boolean transcribed() {
        Transcript transcript = details.transcript();
        return transcript != null && transcript.status().equals("done");
    }

    /** All that either says. */
    public RecordingNotice join(RecordingNotice other) {
        return new RecordingNotice(
                provider,
                Join.text(providerRecordingId, other.providerRecordingId),
                Stream.concat(legs.stream(), other.legs.stream()).toList(),
                said.compareTo(other.said) >= 0 ? said : other.said,
                Join.either(link, other.link, BinaryOperator.maxBy(Comparator.naturalOrder())),
                details.join(other.details));
    }

    /** The same without anything that was said of people: what is left of it once they are forgotten. */
    public RecordingNotice forgotten() {
        Said bare = new Said(said.stage(), said.at(), said.word(), null);
        Details kind = details.kind().equals(Details.VOICEMAIL) ? Details.NONE.asVoicemail() : Details.NONE;
        return of(provider, providerRecordingId, legs, bare).with(kind);
    }

    /** The same with what else is said. */
    public RecordingNotice with(Details more) {
        return new RecordingNotice(provider, providerRecordingId, legs, said, link, more);
    }
}
