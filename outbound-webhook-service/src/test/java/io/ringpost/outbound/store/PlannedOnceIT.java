package io.ringpost.outbound.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.outbound.fixture.OwnSchema;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlannedOnceIT {
    private static final int MANY = 100;
    private static final String MORE = """
            insert into delivery (id, endpoint_id, event_id, event, status, due_at)
            select 'm' || n, 'e' || n % 20, 'v1', 'x.y', 'pending', now() - interval '1 h' from generate_series(1, 20000) n""";
    private static final String UNDER_WAY = "update delivery set status = 'sending', lease = 1, due_at = now()"
            + " where substr(id, 2)::integer between %d and %d";

    private OwnSchema schema;

    @BeforeEach
    void start() {
        schema = new OwnSchema();
    }

    @AfterEach
    void stop() {
        schema.close();
    }

    /** Statistics may come a minute after the rows. */
    @Test
    void connectionThatClaimsAgainPlansNoMoreOnceTheTableIsLarge() {
        schema.endpoint("one", 16);
        IntStream.range(0, 8).forEach(i -> schema.due("one", "small" + i, 1, 2));
        Pool small = schema.pool(1);
        claimThreeTimes(small);
        Plans.MUCH.forEach(schema::execute);
        Pool large = schema.pool(1);
        claimThreeTimes(large);

        assertThat(plans(small, "custom_plans")).isEqualTo(3);
        assertThat(plans(small, "generic_plans")).isZero();
        assertThat(plans(large, "custom_plans")).isZero();
        assertThat(plans(large, "generic_plans")).isEqualTo(3);
    }

    @Test
    void claimThatWasPlannedOnceCostsTheSameHoweverMuchMoreThereIsLater() {
        Plans.MUCH.forEach(schema::execute);

        String plan = planned("claim", ClaimQuery.SQL, "(128, 30.0, 1000000, 128, 128)", MORE);

        Plans.assertCheap(plan);
        assertThat(plan).contains("event_pkey", "delivery_pkey", "delivery_turn");
    }

    @Test
    void savingThatWasPlannedOnceLooksAtItsOwnDeliveriesHoweverManyAreUnderWay() {
        Plans.MUCH.forEach(schema::execute);
        schema.execute(UNDER_WAY.formatted(1, 1));

        String plan = planned("save", Outcomes.TOGETHER, outcomes(), UNDER_WAY.formatted(1, 5_000));

        Plans.assertCheap(plan);
        assertThat(plan).contains("delivery_pkey", "rows=" + MANY + " loops=1");
    }

    @Test
    void planningThatWasPlannedOnceLooksAtItsOwnEventsHoweverManyThereAre() {
        Plans.MUCH.forEach(schema::execute);

        String plan = planned(
                "plan",
                Deliveries.INSERT,
                "(" + array("'x' || n", "text") + ", " + array("'e' || n % 20", "text") + ", "
                        + array("'v' || n", "text") + ", 0.0)",
                MORE);

        Plans.assertCheap(plan);
        assertThat(plan).contains("event_pkey", "(id = d.endpoint_id)");
    }

    /** How it is done by a connection that has done it once before more came. */
    private String planned(String name, String statement, String values, String more) {
        String execute = "execute " + name + values;
        return schema.pool()
                .withTransaction(tx -> tx.query(PlannedOnce.SQL)
                        .execute()
                        .chain(() ->
                                tx.query("prepare " + name + " as " + statement).execute())
                        .chain(() -> rolledBack(tx, execute))
                        .chain(() -> tx.query(more).execute())
                        .chain(() -> Plans.explained(tx, execute))
                        .call(plan -> usedAPlanTwice(tx, name)))
                .await()
                .atMost(Claimers.SOON);
    }

    private static Uni<Void> usedAPlanTwice(SqlConnection tx, String name) {
        return tx.query("select generic_plans, custom_plans from pg_prepared_statements where name = '" + name + "'")
                .execute()
                .map(found -> found.iterator().next())
                .invoke(row -> {
                    assertThat(row.getLong("generic_plans")).isEqualTo(2);
                    assertThat(row.getLong("custom_plans")).isZero();
                })
                .replaceWithVoid();
    }

    private static Uni<Void> rolledBack(SqlConnection tx, String statement) {
        return tx.query("savepoint before")
                .execute()
                .chain(() -> Plans.explained(tx, statement))
                .chain(() -> tx.query("rollback to savepoint before").execute())
                .replaceWithVoid();
    }

    private static String outcomes() {
        return IntStream.range(0, 10)
                .mapToObj(column -> switch (column) {
                    case 0 -> filled("1", "bigint");
                    case 1 -> filled("'delivered'", "text");
                    case 2, 7 -> filled("1", "integer");
                    case 3 -> filled("0", "integer");
                    case 4 -> filled("null", "timestamptz");
                    case 6 -> filled("null", "float8");
                    case 8 -> filled("200", "integer");
                    default -> filled("null", "text");
                })
                .collect(Collectors.joining(", ", "(" + array("'d' || n", "text") + ", ", ")"));
    }

    private static String filled(String value, String type) {
        return "array_fill(%s::%s, array[%d])".formatted(value, type, MANY);
    }

    /** Values reckoned from a number, as {@code execute} takes no sub-select. */
    private static String array(String text, String type) {
        return IntStream.rangeClosed(1, MANY)
                .mapToObj(n -> "(" + text.replace("n", Integer.toString(n)) + ")")
                .collect(Collectors.joining(",", "array[", "]::" + type + "[]"));
    }

    private static void claimThreeTimes(Pool pool) {
        DueWork only = Claimers.on(pool);
        IntStream.range(0, 3).forEach(i -> assertThat(Claimers.claim(only, 2)).hasSize(2));
    }

    /** How many times its one connection planned or used a plan of the claim. */
    private static long plans(Pool pool, String kind) {
        return pool.preparedQuery("select " + kind + " from pg_prepared_statements where statement = $1")
                .execute(Tuple.of(ClaimQuery.SQL))
                .await()
                .atMost(Claimers.SOON)
                .iterator()
                .next()
                .getLong(kind);
    }
}
