package io.ringpost.outbound.store;

import io.ringpost.outbound.plan.alert.AlertRule;
import io.ringpost.outbound.plan.alert.AlertText;
import io.ringpost.outbound.plan.alert.Channel;
import io.ringpost.outbound.plan.alert.ChannelLimit;
import io.ringpost.outbound.plan.alert.ChannelLimit.Allowance;
import io.ringpost.outbound.plan.alert.Notice;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What channels have to say, claimed under a lease of the channel. The database's clock rules. */
@ApplicationScoped
public class AlertWork {
    private static final String CLAIM = """
            update alert_channel c set lease = c.lease + 1, leased_until = now() + make_interval(secs => $2)
            where c.channel = $1 and c.next_at <= now() and (c.leased_until is null or c.leased_until <= now())
                and exists (select from alert_said s where s.channel = $1 and s.due_at <= now())
            returning c.lease, c.failures, c.told, now() as at
            """;
    private static final String DUE = """
            select a.*, s.tries, s.attempted, s.episode as said_episode, s.times as said_times,
                s.recovered as said_recovered, s.said_at
            from alert_said s join alert a on a.id = s.alert_id
            where s.channel = $1 and s.due_at <= now()
            order by a.severity = 'critical' desc, s.due_at, a.id limit $2
            """;
    /** Before it is sent: whatever happens then, it may have been said. */
    private static final String ATTEMPT = """
            update alert_said s set attempted = a.episode from alert a
            where a.id = s.alert_id and s.channel = $1 and s.alert_id = any($2)
            """;

    private static final String DROP =
            "update alert_said set due_at = null, tries = 0 where channel = $1 and alert_id = any($2)";
    private static final String REST =
            "update alert_channel set leased_until = null, next_at = coalesce($2, now()) where channel = $1";
    private final Pool pool;

    AlertWork(Pool pool) {
        this.pool = pool;
    }

    /** The next message that the channel has to send; empty if there is none now, or another replica is at it. */
    public Uni<Optional<ClaimedNotices>> claim(Channel channel, AlertRule rule, ChannelLimit limit, Duration lease) {
        return pool.withTransaction(tx -> tx.preparedQuery(CLAIM)
                .execute(Tuple.of(channel.word(), Times.seconds(lease)))
                .map(AlertWork::first)
                .flatMap(claimed -> claimed.isEmpty()
                        ? Uni.createFrom().item(Optional.<ClaimedNotices>empty())
                        : AlertRows.lock(tx)
                                .chain(() -> tx.preparedQuery(DUE).execute(Tuple.of(channel.word(), AlertText.MOST)))
                                .flatMap(due -> take(tx, new Claimed(channel, claimed.get(), rule, limit), due))));
    }

    private static Uni<Optional<ClaimedNotices>> take(SqlConnection tx, Claimed claimed, RowSet<Row> due) {
        List<Notice> notices = new ArrayList<>();
        List<String> past = new ArrayList<>();
        due.forEach(row -> claimed.notice(row).ifPresentOrElse(notices::add, () -> past.add(row.getString("id"))));
        Allowance allowed = claimed.allow(notices.size());
        Uni<Void> dropped = past.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(DROP)
                        .execute(Tuple.of(claimed.channel().word(), past.toArray(String[]::new)))
                        .replaceWithVoid();
        if (allowed.notices() == 0) {
            return dropped.chain(() -> tx.preparedQuery(REST)
                            .execute(Tuple.of(claimed.channel().word(), Times.sql(allowed.until()))))
                    .replaceWith(Optional.empty());
        }
        ClaimedNotices message = claimed.message(notices.subList(0, allowed.notices()));
        return dropped.chain(() -> attempt(tx, message)).replaceWith(Optional.of(message));
    }

    private static Uni<Void> attempt(SqlConnection tx, ClaimedNotices message) {
        return message.channel().mayArriveUnsaved()
                ? tx.preparedQuery(ATTEMPT)
                        .execute(Tuple.of(message.channel().word(), message.ids()))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private static Optional<Row> first(RowSet<Row> found) {
        return StreamSupport.stream(found.spliterator(), false).findFirst();
    }

    /** A channel in this replica's hand. */
    private record Claimed(Channel channel, Row row, AlertRule rule, ChannelLimit limit) {
        Optional<Notice> notice(Row due) {
            var trouble = AlertRows.trouble(due);
            var said = AlertRows.said(due);
            long attempted = due.getLong("attempted");
            return rule.next(trouble, said, attempted)
                    .filter(next -> rule.isNews(trouble, at()))
                    .map(next -> new Notice(trouble, next.saying(), said, due.getInteger("tries"), attempted));
        }

        Allowance allow(int due) {
            List<Instant> told = Arrays.stream(row.getArrayOfOffsetDateTimes("told"))
                    .map(OffsetDateTime::toInstant)
                    .toList();
            return limit.allow(told, due, at());
        }

        ClaimedNotices message(List<Notice> notices) {
            return new ClaimedNotices(channel, row.getLong("lease"), row.getInteger("failures"), List.copyOf(notices));
        }

        private Instant at() {
            return Times.instant(row, "at");
        }
    }
}
