package io.ringpost.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringpost.fixture.OwnSchema;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactionsIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    /** As many as a pool of the fixture has connections, and more: one that was kept would be missed. */
    private static final int MORE_THAN_CONNECTIONS = 20;

    private final Vertx vertx = Vertx.vertx();
    private OwnSchema schema;
    private Pool pool;

    @BeforeEach
    void start() {
        schema = new OwnSchema();
        pool = schema.pool(vertx);
    }

    @AfterEach
    void stop() {
        schema.close();
        vertx.closeAndAwait();
    }

    @Test
    void stepsAreOneTransactionFromTheFirstOn() {
        assertThat(done(tx -> tx.query("insert into effect values ('a')")
                        .execute()
                        .chain(() -> tx.query(
                                        "select pg_current_xact_id_if_assigned() = xmin::text::xid8 as same from effect")
                                .execute())))
                .isTrue();
        assertThat(schema.column("select id from effect")).containsExactly("a");
    }

    @Test
    void whatFailsLeavesNothingAndItsConnectionFree() {
        IntStream.range(0, MORE_THAN_CONNECTIONS)
                .forEach(i -> assertThatThrownBy(() -> done(tx -> tx.query("insert into effect values ('a')")
                                .execute()
                                .chain(() -> tx.query("select 1 / 0 = 1").execute())))
                        .hasMessageContaining("division by zero"));

        assertThat(schema.number("select count(*) from effect")).isZero();
        assertThat(schema.number("select count(*) from pg_stat_activity where state like 'idle in transaction%'"
                        + " and query like '%1 / 0%'"))
                .isZero();
    }

    @Test
    void stepThatThrowsFailsLikeOneThatAnswersSo() {
        IntStream.range(0, MORE_THAN_CONNECTIONS).forEach(i -> assertThatThrownBy(() -> done(tx -> {
                    throw new IllegalStateException("no step");
                }))
                .hasMessage("no step"));

        assertThat(done(tx -> tx.query("select true").execute())).isTrue();
    }

    /** Its connection would else be kept by nobody, in a transaction that locks rows. */
    @Test
    void whoNoLongerWaitsKeepsNoConnection() {
        IntStream.range(0, MORE_THAN_CONNECTIONS)
                .forEach(i -> Transactions.of(pool, tx -> tx.query("insert into effect values ('" + i + "')")
                                .execute())
                        .subscribe()
                        .with(done -> {})
                        .cancel());

        assertThat(done(tx -> tx.query("select count(*) = 0 from strict").execute()))
                .isTrue();
    }

    @Test
    void whatTheServerBreaksOffFailsAndTheNextGetsAnotherConnection() {
        assertThatThrownBy(() -> done(tx -> tx.query("select pg_terminate_backend(pg_backend_pid())")
                        .execute()))
                .isInstanceOf(CompletionException.class);
        Awaitility.await()
                .atMost(SOON)
                .ignoreExceptions()
                .until(() -> done(tx -> tx.query("select true").execute()));
    }

    private boolean done(Function<SqlConnection, Uni<RowSet<Row>>> steps) {
        return Transactions.of(pool, tx -> steps.apply(tx)
                        .map(found -> found.iterator().next().getBoolean(0)))
                .await()
                .atMost(SOON);
    }
}
