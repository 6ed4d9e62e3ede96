package io.ringpost.recording.store;

import io.ringpost.contract.codec.Json;
import io.ringpost.contract.recording.RecordedCall;
import io.ringpost.contract.recording.Recording;
import io.ringpost.contract.recording.RecordingStatus;
import io.ringpost.recording.lifecycle.RecordingNotice;
import io.ringpost.recording.lifecycle.Standing;
import io.vertx.mutiny.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A recording as its row has it.
 *
 * @param id its id
 * @param known all that was said of it; null on a row that was only just created
 * @param standing what became of it
 * @param attempts how often a fetch was tried
 * @param fence the fencing token of the last claim
 * @param version counts what became of it
 * @param audio where it lies, once stored
 * @param storedAt since when
 */
record RecordingRow(
        String id,
        @Nullable RecordingNotice known,
        Standing standing,
        int attempts,
        long fence,
        long version,
        @Nullable StoredAudio audio,
        @Nullable Instant storedAt) {
    /** What a recording's call is now called, and who talked. */
    static final String OF_CALL = """
            join call leg on leg.id = r.leg_id
            left join lateral (
                select from_number, to_number, provider_call_ids from call talk
                where talk.call_id = leg.call_id and talk.ended_at is not null
                order by talk.version desc, talk.id limit 1) talk on true
            """;

    static final String COLUMNS = "r.*, r.known::text as said, ";
    static final String CALL_COLUMNS = "leg.call_id, talk.from_number, talk.to_number, talk.provider_call_ids";

    static RecordingRow of(Row row) {
        String said = row.getString("said");
        return new RecordingRow(
                row.getString("id"),
                said == null ? null : Json.read(said.getBytes(StandardCharsets.UTF_8), RecordingNotice.class),
                standing(row),
                row.getInteger("attempts"),
                row.getLong("fence"),
                row.getLong("version"),
                row.getString("sha256") == null ? null : audio(row),
                Times.nullable(row, "stored_at"));
    }

    static StoredAudio audio(Row row) {
        return new StoredAudio(
                row.getString("vault_key"),
                row.getString("content_type"),
                row.getLong("bytes"),
                row.getString("sha256"),
                row.getInteger("duration_seconds"),
                row.getInteger("channels"));
    }

    /** All that was said of it; every row that is committed has it. */
    RecordingNotice notice() {
        if (known == null) {
            throw new IllegalStateException("a recording of which nothing was said");
        }
        return known;
    }

    /** The same with what was said and what became of it, still of the same version. */
    RecordingRow with(RecordingNotice said, Standing became, long fenced) {
        return new RecordingRow(id, said, became, attempts, fenced, version, audio, storedAt);
    }

    /** The same with its audio. */
    RecordingRow with(StoredAudio kept, Instant at) {
        Standing stored = Standing.over(RecordingStatus.STORED, null);
        return new RecordingRow(id, known, stored, attempts, fence, version, kept, at);
    }

    /** This, as the next version. */
    RecordingRow next() {
        return new RecordingRow(id, known, standing, attempts, fence, version + 1, audio, storedAt);
    }

    /** As others see it. */
    Recording view(String callId, @Nullable RecordedCall call) {
        RecordingNotice said = notice();
        boolean erased = standing.status() == RecordingStatus.ERASED;
        Optional<StoredAudio> kept = Optional.ofNullable(erased ? null : audio);
        boolean waits = standing.status() == RecordingStatus.WAITING;
        return new Recording(
                id,
                callId,
                said.details().kind(),
                said.provider(),
                Optional.ofNullable(said.providerRecordingId()).orElseGet(said::providerCallId),
                said.said().word(),
                standing.status(),
                standing.reason(),
                kept.map(StoredAudio::contentType).orElse(null),
                kept.map(StoredAudio::bytes).orElse(null),
                kept.map(StoredAudio::sha256).orElse(null),
                kept.map(StoredAudio::durationSeconds).orElse(said.details().durationSeconds()),
                kept.map(StoredAudio::channels).orElse(said.details().channels()),
                attempts,
                waits ? standing.dueAt() : null,
                erased ? null : storedAt,
                said.details().transcript(),
                call);
    }

    private static Standing standing(Row row) {
        return new Standing(
                RecordingStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getString("reason"),
                row.getBoolean("eager"),
                Times.nullable(row, "since"),
                Times.nullable(row, "due_at"));
    }
}
