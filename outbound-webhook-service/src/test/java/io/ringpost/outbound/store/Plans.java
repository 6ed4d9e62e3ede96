package io.ringpost.outbound.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** How the database does it, over a table that is large. */
final class Plans {
    /** Twenty endpoints, one of which has most of what waits. */
    static final List<String> MUCH = List.of("""
            insert into endpoint (id, url, events, filter, schedule, concurrency, stop_on_410, enabled, secret,
                secret_made)
            select 'e' || n, 'http://127.0.0.1', '{*}', '{}', 'guide', 4, false, true, '', false
            from generate_series(0, 19) n""", """
            insert into event (id, name, body) select 'v' || n, 'x.y', '{}' from generate_series(1, 20000) n""", """
            insert into delivery (id, endpoint_id, event_id, event, status, attempts, due_at)
            select 'd' || n, case when n <= 15000 then 'e0' else 'e' || n % 20 end, 'v' || n, 'x.y',
                case when n % 4 = 0 then 'retrying' when n > 15000 and n % 4 < 3 then 'delivered' else 'pending' end,
                case when n % 4 = 0 then 1 else 0 end, now() - n * interval '1 ms'
            from generate_series(1, 20000) n""");

    private static final Pattern ROWS =
            Pattern.compile("Scan .*on (?:delivery|event) [a-z].*actual rows=(\\d+) loops=(\\d+)");
    private static final int MOST_ROWS = 128;

    private Plans() {}

    static Uni<String> explained(SqlConnection tx, String statement) {
        return tx.query("explain (analyze, timing off) " + statement).execute().map(lines -> StreamSupport.stream(
                        lines.spliterator(), false)
                .map(row -> row.getString(0))
                .collect(Collectors.joining("\n")));
    }

    /** No more rows are read than one statement is about, however many there are. */
    static void assertCheap(String plan) {
        assertThat(plan).doesNotContain("Seq Scan on delivery", "Seq Scan on event");
        assertThat(ROWS.matcher(plan).results().map(Plans::rows))
                .as(plan)
                .isNotEmpty()
                .allMatch(rows -> rows <= MOST_ROWS);
    }

    private static int rows(MatchResult found) {
        return Integer.parseInt(found.group(1)) * Integer.parseInt(found.group(2));
    }
}
