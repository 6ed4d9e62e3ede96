package io.ringpost.api.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringpost.contract.EventHeaders;
import io.ringpost.deadletter.ParkedLetter;
import io.ringpost.replay.ShownLetter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as operators see it. Everything but the payload is free of personal data.
 *
 * @param id where it lies
 * @param consumer who parked it
 * @param reason one word
 * @param cause one line
 * @param topic where it was read
 * @param partition where it was read
 * @param offset where it was read
 * @param key its key
 * @param eventId its event's id
 * @param eventType its event's type
 * @param receivedAt when the ingress had it
 * @param parkedAt when it was parked
 * @param bytes how large its value is
 * @param replays how often it had been given back before it was parked
 * @param replayedAt when it was given back; it is not given back again
 * @param expired whether it was parked too long ago to be given back
 * @param payload its bytes, if asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LetterView(
        String id,
        String consumer,
        String reason,
        String cause,
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        @Nullable String eventId,
        @Nullable String eventType,
        @Nullable String receivedAt,
        Instant parkedAt,
        int bytes,
        int replays,
        @Nullable Instant replayedAt,
        boolean expired,
        @Nullable PayloadView payload) {

    static LetterView of(ShownLetter shown, String bareTopic, boolean payload) {
        ParkedLetter letter = shown.letter();
        return new LetterView(
                letter.place().text(),
                letter.consumer(),
                letter.reason(),
                letter.cause(),
                bareTopic,
                letter.partition(),
                letter.offset(),
                letter.key(),
                letter.header(EventHeaders.ID).orElse(null),
                letter.header(EventHeaders.TYPE).orElse(null),
                letter.header(EventHeaders.RECEIVED_AT).orElse(null),
                letter.parkedAt(),
                letter.size(),
                letter.replays(),
                shown.replayedAt().orElse(null),
                shown.expired(),
                payload ? PayloadView.of(letter.parked().value()) : null);
    }
}
