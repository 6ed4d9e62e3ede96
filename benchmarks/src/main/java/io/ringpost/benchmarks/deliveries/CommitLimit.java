package io.ringpost.benchmarks.deliveries;

import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * The database limit: the rows of a delivery (event, delivery, its two changes, attempt, what is announced), committed by
 * ten connections in as many transactions as the service needs at least, and nothing else.
 */
public final class CommitLimit {
    private static final int CONNECTIONS = 10;
    private static final int BATCH = 128;
    private static final String TABLES = """
            create schema limits;
            create table limits.event (like outbound_webhook.event including all);
            create table limits.delivery (like outbound_webhook.delivery including all);
            create table limits.attempt (like outbound_webhook.attempt including all);
            create table limits.outbox (like outbound_webhook.outbox including all);
            """;
    private static final String PLAN = """
            with kept as (
                insert into limits.event (id, name, body)
                select ? || n, 'cliente.atualizado', convert_to(repeat('n', 1200), 'UTF8')
                from generate_series(?::integer, ?) n returning id)
            insert into limits.delivery (id, endpoint_id, event_id, event, status, due_at)
            select id, 'e' || abs(hashtext(id)) % 100, id, 'cliente.atualizado', 'pending', now() from kept""";
    private static final String CLAIM = """
            update limits.delivery set status = 'sending', lease = lease + 1, due_at = now() + interval '20 s'
            where id in (select ? || n from generate_series(?::integer, ?) n)""";
    private static final String FINISH = """
            with saved as (
                update limits.delivery set status = 'delivered', attempts = 1, posts = 1, due_at = null, updated_at = now()
                where id = ? and lease = 1 returning id, endpoint_id
            ), made as (
                insert into limits.attempt (delivery_id, post, number, manual, postponed, started_at, latency_ms, dns_ms,
                    connect_ms, head_ms, body_ms, status, remote_address, answer, answer_truncated, endpoint_id)
                select id, 1, 1, false, false, now(), 3, 0, 0, 3, 0, 200, '127.0.0.1', '', false, endpoint_id from saved
            )
            insert into limits.outbox (topic, key, headers, value)
            select 'crm.deliveries.v1', endpoint_id, '{}', convert_to(repeat('v', 400), 'UTF8') from saved""";

    private CommitLimit() {}

    /** Opens a connection to the service's database. */
    public interface Connections {
        /** A new one. */
        Connection open() throws SQLException;
    }

    /** Commits the rows of so many deliveries. */
    public static JsonObject measure(Connections connections, int deliveries, Duration patience) {
        ExecutorService workers = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            execute(connections, TABLES);
            long start = System.nanoTime();
            List<Future<Void>> parts = workers.invokeAll(
                    IntStream.range(0, CONNECTIONS)
                            .<Callable<Void>>mapToObj(worker -> () -> {
                                part(connections, "w" + worker + "-", deliveries / CONNECTIONS);
                                return null;
                            })
                            .toList(),
                    patience.toMillis(),
                    TimeUnit.MILLISECONDS);
            for (Future<Void> part : parts) {
                part.get();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            execute(connections, "drop schema limits cascade");
            return new JsonObject().put("deliveries", deliveries).put("perSecond", Math.round(deliveries / seconds));
        } catch (SQLException | ExecutionException e) {
            throw new IllegalStateException("the database's limit cannot be measured", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            workers.shutdownNow();
        }
    }

    private static void part(Connections connections, String prefix, int count) throws SQLException {
        try (Connection connection = connections.open();
                PreparedStatement plan = connection.prepareStatement(PLAN);
                PreparedStatement claim = connection.prepareStatement(CLAIM);
                PreparedStatement finish = connection.prepareStatement(FINISH)) {
            for (int from = 0; from < count; from += BATCH) {
                int to = Math.min(from + BATCH, count) - 1;
                range(plan, prefix, from, to);
                range(claim, prefix, from, to);
                for (int i = from; i <= to; i++) {
                    finish.setString(1, prefix + i);
                    finish.executeUpdate();
                }
            }
        }
    }

    private static void range(PreparedStatement statement, String prefix, int from, int to) throws SQLException {
        statement.setString(1, prefix);
        statement.setInt(2, from);
        statement.setInt(3, to);
        statement.executeUpdate();
    }

    private static void execute(Connections connections, String sql) throws SQLException {
        try (Connection connection = connections.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
