package io.ringpost.replay;

import io.ringpost.deadletter.ParkedLetter;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which letters were given back, remembered in the inbox beside the facts, for longer than it may be given back.
 *
 * <p>A letter is marked after its effect, so a crash in between gives it back once more, and the inbox knows the fact.
 */
final class ReplayMarks {
    private static final String FIND = "select event_id, applied_at from inbox where event_id = any($1)";
    private static final String ADD = """
            insert into inbox (consumer, event_id)
            select $1, m.id from unnest($2::text[]) as m (id) order by m.id
            on conflict do nothing
            """;

    private final Pool pool;

    ReplayMarks(Pool pool) {
        this.pool = pool;
    }

    /** When each of the letters was given back, by its mark; those that never were are absent. */
    Uni<Map<String, Instant>> of(List<ParkedLetter> letters) {
        return letters.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : pool.preparedQuery(FIND).execute(Tuple.of(names(letters))).map(rows -> {
                    Map<String, Instant> marks = new HashMap<>();
                    for (Row row : rows) {
                        marks.put(row.getString(0), row.getOffsetDateTime(1).toInstant());
                    }
                    return marks;
                });
    }

    Uni<Void> add(String consumer, List<ParkedLetter> letters) {
        return pool.preparedQuery(ADD)
                .execute(Tuple.of(consumer, names(letters)))
                .replaceWithVoid();
    }

    /** The time tells a letter from one at the same place of a topic that was made anew. */
    static String name(ParkedLetter letter) {
        return "dead-letter:" + letter.place().text() + "@" + letter.parked().timestamp();
    }

    private static String[] names(List<ParkedLetter> letters) {
        return letters.stream().map(ReplayMarks::name).toArray(String[]::new);
    }
}
