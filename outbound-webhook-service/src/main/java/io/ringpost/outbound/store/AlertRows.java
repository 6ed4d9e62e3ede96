package io.ringpost.outbound.store;

import io.ringpost.contract.alert.AlertSeverity;
import io.ringpost.outbound.plan.alert.Said;
import io.ringpost.outbound.plan.alert.Trouble;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Alerts as they lie in their tables. */
final class AlertRows {
    /** An arbitrary number that only alerts lock. */
    private static final long ALERTS = 0x52_50_41_4c_54L;

    private AlertRows() {}

    /** Alerts are few: whoever changes what is due of them comes after the other. Tells the time. */
    static Uni<Instant> lock(SqlConnection tx) {
        return tx.preparedQuery("select pg_advisory_xact_lock($1), now() as at")
                .execute(Tuple.of(ALERTS))
                .map(found -> Times.instant(found.iterator().next(), "at"));
    }

    static Trouble trouble(Row row) {
        return new Trouble(
                row.getString("rule"),
                row.getString("subject"),
                row.getString("message"),
                AlertSeverity.valueOf(row.getString("severity").toUpperCase(Locale.ROOT)),
                row.getBoolean("firing"),
                row.getLong("episode"),
                Times.instant(row, "since"),
                Times.instant(row, "last_at"),
                row.getInteger("times"));
    }

    /** What the channel has said; columns of the trouble have the same names, so these are called otherwise. */
    static @Nullable Said said(Row row) {
        return row.getOffsetDateTime("said_at") == null
                ? null
                : new Said(
                        row.getLong("said_episode"),
                        row.getInteger("said_times"),
                        row.getBoolean("said_recovered"),
                        Times.instant(row, "said_at"));
    }

    static Tuple values(Trouble trouble) {
        return Tuple.tuple()
                .addValue(trouble.id())
                .addValue(trouble.rule())
                .addValue(trouble.subject())
                .addValue(trouble.message())
                .addValue(trouble.severity().wire())
                .addValue(trouble.firing())
                .addValue(trouble.episode())
                .addValue(Times.sql(trouble.since()))
                .addValue(Times.sql(trouble.lastAt()))
                .addValue(trouble.times());
    }
}
