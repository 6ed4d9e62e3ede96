package io.ringpost.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.fixture.OwnSchema;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PreparedPoolIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String THINGS = "select * from thing where id = $1";

    private final Vertx vertx = Vertx.vertx();
    private OwnSchema schema;

    @BeforeEach
    void start() {
        schema = new OwnSchema();
        schema.execute("create table thing (id integer primary key)");
        schema.execute("insert into thing values (1)");
    }

    @AfterEach
    void stop() {
        schema.close();
        vertx.closeAndAwait();
    }

    @Test
    void statementIsParsedOnceAndPlannedEachTime() {
        Row statement = onOne(connection -> things(connection)
                .chain(() -> things(connection))
                .chain(() -> things(connection))
                .chain(() -> connection
                        .query("select generic_plans, custom_plans from pg_prepared_statements where statement = '"
                                + THINGS + "'")
                        .execute())
                .map(found -> found.iterator().next()));

        assertThat(statement.getLong("generic_plans")).isZero();
        assertThat(statement.getLong("custom_plans")).isEqualTo(3);
    }

    /** What a later release's migration does while this one still runs. */
    @Test
    void tableThatGotAColumnFailsOneUseAtMost() {
        List<String> columns = onOne(connection -> things(connection)
                .chain(() -> connection
                        .query("alter table thing add column colour text default 'red'")
                        .execute())
                .chain(() -> things(connection).onFailure().recoverWithNull())
                .chain(() -> things(connection))
                .map(row -> List.of(row.getColumnName(0), row.getColumnName(1))));

        assertThat(columns).containsExactly("id", "colour");
    }

    private static Uni<Row> things(SqlConnection connection) {
        return connection.preparedQuery(THINGS).execute(Tuple.of(1)).map(found -> found.iterator()
                .next());
    }

    private <T> T onOne(Function<SqlConnection, Uni<T>> steps) {
        return schema.pool(vertx).withConnection(steps).await().atMost(SOON);
    }
}
