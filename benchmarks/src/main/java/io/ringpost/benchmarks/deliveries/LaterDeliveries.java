package io.ringpost.benchmarks.deliveries;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Deliveries that failed once and are due when the scenario is over, spread over all endpoints and an hour. */
public final class LaterDeliveries {
    private static final List<String> ROWS = List.of("""
            insert into outbound_webhook.event (id, name, body)
            select 'le' || n, 'x.y', convert_to('{"nome":"' || repeat('n', 600) || '"}', 'UTF8') from generate_series(1, ?) n
            """, """
            insert into outbound_webhook.delivery (id, endpoint_id, event_id, event, status, attempts, posts, waits_for, due_at)
            select 'ld' || n, e.ids[1 + n % cardinality(e.ids)], 'le' || n, 'x.y', 'retrying', 1, 1, 'schedule',
                now() + interval '10 minutes' + n * interval '36 ms'
            from generate_series(1, ?) n, (select array_agg(id) as ids from outbound_webhook.endpoint) e
            """);

    private LaterDeliveries() {}

    /** Plants so many. */
    public static void plant(CommitLimit.Connections database, int count) {
        try (Connection connection = database.open()) {
            for (String rows : ROWS) {
                try (PreparedStatement insert = connection.prepareStatement(rows)) {
                    insert.setInt(1, count);
                    insert.executeUpdate();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("planting deliveries that are due later", e);
        }
    }
}
