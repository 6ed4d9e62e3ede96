package io.ringpost.outbound.store;

import io.ringpost.outbound.plan.alert.AlertRule;
import io.ringpost.outbound.plan.alert.Backoff;
import io.ringpost.outbound.plan.alert.Channel;
import io.ringpost.outbound.plan.alert.ChannelLimit;
import io.ringpost.outbound.plan.alert.Due;
import io.ringpost.outbound.plan.alert.Notice;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What came of messages, saved only by who still holds the channel's lease. The database's clock rules. */
@ApplicationScoped
public class AlertOutcomes {
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

    AlertOutcomes(Pool pool) {
        this.pool = pool;
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
                .flatMap(mine -> mine.size() == 0
                        ? Uni.createFrom().item(Optional.<T>empty())
                        : saying.apply(tx)
                                .call(() -> AlertRows.lock(tx))
                                .call(() -> say(
                                        tx,
                                        message,
                                        rule,
                                        Times.instant(mine.iterator().next(), "at")))
                                .map(Optional::of)));
    }

    /** What may have come meanwhile counts: the end of a trouble, say, while its beginning was being said. */
    private static Uni<Void> say(SqlConnection tx, ClaimedNotices message, AlertRule rule, Instant at) {
        return tx.preparedQuery(TROUBLES)
                .execute(Tuple.of((Object) message.ids()))
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
}
