package io.ringpost.recording.store;

import io.ringpost.outbox.Outbox;
import io.ringpost.recording.announce.Announcements;
import io.ringpost.recording.announce.Change;
import io.ringpost.recording.lifecycle.RecordingNotice;
import io.ringpost.recording.lifecycle.Standing;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The rows of recordings: created, locked in id order, saved, each by one statement however many there are. */
@Singleton
public class RecordingRows {
    private static final String CREATE = """
            insert into recording (id, leg_id, provider)
            select n.id, n.leg_id, n.provider from unnest($1::text[], $2::text[], $3::text[]) as n (id, leg_id, provider)
            order by n.id
            on conflict (id) do nothing
            """;
    /** By id, and all of the given legs. */
    private static final String LOCK = "select " + RecordingRow.COLUMNS + RecordingRow.CALL_COLUMNS
            + ", now() as db_now from recording r " + RecordingRow.OF_CALL
            + "where r.id = any($1::text[]) or r.leg_id = any($2::text[]) order by r.id for update of r";

    private static final String SAVE = """
            update recording r set leg_id = s.leg_id, known = s.known::jsonb, status = s.status, reason = s.reason,
                eager = s.eager, since = s.since, due_at = s.due_at, fence = s.fence, version = s.version,
                vault_key = s.vault_key, content_type = s.content_type, bytes = s.bytes, sha256 = s.sha256,
                duration_seconds = s.duration_seconds, channels = s.channels, stored_at = s.stored_at,
                erase_at = case when s.status = 'erased' and r.status <> 'erased' and r.attempts > 0 then now()
                    else r.erase_at end,
                updated_at = now()
            from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bool[], $7::timestamptz[],
                $8::timestamptz[], $9::bigint[], $10::bigint[], $11::text[], $12::text[], $13::bigint[], $14::text[],
                $15::int[], $16::int[], $17::timestamptz[])
              as s (id, leg_id, known, status, reason, eager, since, due_at, fence, version, vault_key, content_type,
                bytes, sha256, duration_seconds, channels, stored_at)
            where r.id = s.id
            """;

    private static final Class<?>[] COLUMNS = {
        String.class,
        String.class,
        String.class,
        String.class,
        String.class,
        Boolean.class,
        Instant.class,
        Instant.class,
        Long.class,
        Long.class,
        String.class,
        String.class,
        Long.class,
        String.class,
        Integer.class,
        Integer.class,
        Instant.class
    };

    private final Outbox outbox;

    public RecordingRows(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Creates rows for what is spoken of and locks them, and those of the given legs. */
    Uni<Locked> lock(SqlConnection tx, Collection<RecordingNotice> notices, Collection<String> legIds) {
        Columns created = new Columns(String.class, String.class, String.class);
        notices.forEach(notice ->
                created.row(notice.id(), notice.legId(), notice.provider().id()));
        String[] ids = notices.stream().map(RecordingNotice::id).distinct().toArray(String[]::new);
        Uni<?> creation = created.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(CREATE).execute(created.tuple());
        return creation.flatMap(done -> tx.preparedQuery(LOCK).execute(Tuple.of(ids, legIds.toArray(String[]::new))))
                .map(Locked::of);
    }

    /** Saves rows and what is to be told of them. */
    Uni<Void> save(SqlConnection tx, List<RecordingRow> changed, List<Change> changes) {
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Columns columns = new Columns(COLUMNS);
        changed.forEach(row -> add(columns, row));
        return tx.preparedQuery(SAVE)
                .execute(columns.tuple())
                .flatMap(saved -> outbox.add(tx, Announcements.of(changes)));
    }

    private static void add(Columns columns, RecordingRow row) {
        Standing standing = row.standing();
        StoredAudio audio = row.audio();
        columns.row(
                row.id(),
                row.notice().legId(),
                JsonText.of(row.notice()),
                standing.status().wire(),
                standing.reason(),
                standing.eager(),
                standing.since(),
                standing.dueAt(),
                row.fence(),
                row.version(),
                audio == null ? null : audio.vaultKey(),
                audio == null ? null : audio.contentType(),
                audio == null ? null : audio.bytes(),
                audio == null ? null : audio.sha256(),
                audio == null ? null : audio.durationSeconds(),
                audio == null ? null : audio.channels(),
                row.storedAt());
    }
}
