package io.ringpost.outbound.store;

import io.ringpost.outbound.plan.alert.AlertRule;
import io.ringpost.outbound.plan.alert.AlertText;
import io.ringpost.outbound.plan.alert.Backoff;
import io.ringpost.outbound.plan.alert.Channel;
import io.ringpost.outbound.plan.alert.ChannelLimit;
import io.ringpost.outbound.plan.alert.ChannelLimit.Allowance;
import io.ringpost.outbound.plan.alert.Due;
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
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * What channels have to say: claimed under a lease of the channel, saved only by who still holds it. The database's clock
 * rules.
 */
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
    private static final String SAID = """
            update alert_channel set leased_until = null, failures = 0, next_at = now(),
                told = array(select t from unnest(told) t where t > now() - make_interval(secs => $3))
                    || case when $4 then array[now()] else '{}'::timestamptz[] end
            where channel = $1 and lease = $2 returning now() as at
            """;
    private static final String TROUBLES = "select * from alert where id = any($1)";
    private static final String SAY = """
            update alert_said set episode = $3, times = $4, recovered = $5, said_at = $6, tries = 0,
                due_at = case when $7 then coalesce($8, now()) end
            where alert_id = $1 and channel = $2
            """;
    private static final String UNSAID = """
            update alert_channel set leased_until = null, failures = failures + 1,
                next_at = now() + make_interval(secs => $3),
                told = array(select t from unnest(told) t where t > now() - make_interval(secs => $4))
                    || case when $5 then array[now()] else '{}'::timestamptz[] end
            where channel = $1 and lease = $2 returning channel
            """;
    private static final String LATER = """
            update alert_said set tries = tries + 1, attempted = $4, due_at = now() + make_interval(secs => $3)
            where alert_id = $1 and channel = $2 and due_at is not null
            """;

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
                        .execute(Tuple.of(message.channel().word(), ids(message)))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    /** Saves that it was sent; false if the lease was lost meanwhile and another replica may send it too. */
    public Uni<Boolean> said(ClaimedNotices message, AlertRule rule, ChannelLimit limit) {
        return said(message, rule, limit, tx -> Uni.createFrom().item(true)).map(Optional::isPresent);
    }

    /** Saves it in one commit with what says it, and tells what that came to; does neither if the lease was lost. */
    public <T> Uni<Optional<T>> said(
            ClaimedNotices message, AlertRule rule, ChannelLimit limit, Function<SqlConnection, Uni<T>> saying) {
        return pool.withTransaction(tx -> tx.preparedQuery(SAID)
                .execute(
                        Tuple.of(message.channel().word(), message.lease(), Times.seconds(limit.per()), limit.limits()))
                .map(AlertWork::first)
                .flatMap(mine -> mine.isEmpty()
                        ? Uni.createFrom().item(Optional.<T>empty())
                        : saying.apply(tx)
                                .call(() -> AlertRows.lock(tx))
                                .call(() -> say(tx, message, rule, Times.instant(mine.get(), "at")))
                                .map(Optional::of)));
    }

    /** What may have come meanwhile counts: the end of a trouble, say, while its beginning was being said. */
    private static Uni<Void> say(SqlConnection tx, ClaimedNotices message, AlertRule rule, Instant at) {
        return tx.preparedQuery(TROUBLES)
                .execute(Tuple.of((Object) ids(message)))
                .flatMap(found -> {
                    List<Tuple> rows = new ArrayList<>();
                    found.forEach(row -> message.notices().stream()
                            .filter(notice -> notice.trouble().id().equals(row.getString("id")))
                            .forEach(notice -> {
                                Optional<Due> next = rule.next(AlertRows.trouble(row), notice.said(at));
                                rows.add(values(message.channel(), notice, at, next));
                            }));
                    return rows.isEmpty()
                            ? Uni.createFrom().voidItem()
                            : tx.preparedQuery(SAY).executeBatch(rows).replaceWithVoid();
                });
    }

    private static String[] ids(ClaimedNotices message) {
        return message.notices().stream().map(notice -> notice.trouble().id()).toArray(String[]::new);
    }

    private static Tuple values(Channel channel, Notice notice, Instant at, Optional<Due> next) {
        return Tuple.tuple()
                .addValue(notice.trouble().id())
                .addValue(channel.word())
                .addValue(notice.said(at).episode())
                .addValue(notice.said(at).times())
                .addValue(notice.said(at).recovered())
                .addValue(Times.sql(at))
                .addValue(next.isPresent())
                .addValue(next.map(Due::notBefore).map(Times::sql).orElse(null));
    }

    /**
     * It could not be sent: the channel rests for so long, and each of its notices by how often it was tried. What perhaps
     * arrived counts against the limit, and has an end to be told.
     */
    public Uni<Void> unsaid(
            ClaimedNotices message, Duration rest, Backoff backoff, ChannelLimit limit, boolean perhaps) {
        List<Tuple> later = message.notices().stream()
                .map(notice -> Tuple.of(
                        notice.trouble().id(),
                        message.channel().word(),
                        Times.seconds(backoff.after(notice.tries() + 1)),
                        perhaps ? notice.trouble().episode() : notice.attempted()))
                .toList();
        return pool.withTransaction(tx -> tx.preparedQuery(UNSAID)
                .execute(Tuple.of(
                        message.channel().word(),
                        message.lease(),
                        Times.seconds(rest),
                        Times.seconds(limit.per()),
                        perhaps && limit.limits()))
                .flatMap(mine -> mine.size() == 0
                        ? Uni.createFrom().voidItem()
                        : AlertRows.lock(tx)
                                .chain(() -> tx.preparedQuery(LATER).executeBatch(later))
                                .replaceWithVoid()));
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
