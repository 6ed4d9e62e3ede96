package io.ringpost.outbound.store;

import io.ringpost.contract.alert.Alert;
import io.ringpost.outbound.plan.alert.AlertRule;
import io.ringpost.outbound.plan.alert.Channel;
import io.ringpost.outbound.plan.alert.Due;
import io.ringpost.outbound.plan.alert.Trouble;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Alerts on their way in: what they come to, and what the channels have to say of it. */
@ApplicationScoped
public class Alerts {
    private static final String FIND = """
            select a.*, s.channel, s.episode as said_episode, s.times as said_times, s.recovered as said_recovered, s.said_at,
                s.attempted
            from alert a left join alert_said s on s.alert_id = a.id where a.id = $1
            """;
    private static final String KEEP = """
            insert into alert (id, rule, subject, message, severity, firing, episode, since, last_at, times)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            on conflict (id) do update set message = excluded.message, severity = excluded.severity,
                firing = excluded.firing, episode = excluded.episode, since = excluded.since,
                last_at = excluded.last_at, times = excluded.times,
                taken_back = case when excluded.times = alert.times then alert.taken_back end
            """;
    /** What cannot be said just now keeps its wait. */
    private static final String PLAN = """
            insert into alert_said as s (alert_id, channel, due_at)
            select $1, p.channel, case when p.due then coalesce(p.due_at, now()) end
            from unnest($2::text[], $3::boolean[], $4::timestamptz[]) as p(channel, due, due_at)
            on conflict (alert_id, channel) do update set due_at = case
                when s.tries > 0 and excluded.due_at is not null then greatest(s.due_at, excluded.due_at)
                else excluded.due_at end
            """;
    /** What is over and was not heard of for as long as Kafka keeps alerts; some of what lasts is raised only once. */
    private static final String FORGET = "delete from alert where not firing and last_at < now() - interval '30 days'";

    Alerts() {}

    /** Keeps them, in their order, and plans what these channels say by the rule. */
    public Uni<Void> keep(SqlConnection tx, List<Alert> alerts, Set<Channel> channels, AlertRule rule) {
        return AlertRows.lock(tx)
                .call(() -> tx.query(FORGET).execute())
                .flatMap(now -> Multi.createFrom()
                        .iterable(byTrouble(alerts, now))
                        .onItem()
                        .transformToUniAndConcatenate(some -> keep(tx, some, List.copyOf(channels), rule))
                        .collect()
                        .last())
                .replaceWithVoid();
    }

    private static Collection<List<Alert>> byTrouble(List<Alert> alerts, Instant now) {
        Map<String, List<Alert>> byTrouble = new LinkedHashMap<>();
        alerts.forEach(alert -> byTrouble
                .computeIfAbsent(Trouble.id(alert), id -> new ArrayList<>())
                .add(noLaterThan(now, alert)));
        return byTrouble.values();
    }

    /** A clock that is ahead would otherwise keep out what comes by a right one. */
    private static Alert noLaterThan(Instant now, Alert alert) {
        return alert.at().isAfter(now)
                ? new Alert(now, alert.rule(), alert.subject(), alert.message(), alert.state(), alert.severity())
                : alert;
    }

    private static Uni<Void> keep(SqlConnection tx, List<Alert> alerts, List<Channel> channels, AlertRule rule) {
        return tx.preparedQuery(FIND)
                .execute(Tuple.of(Trouble.id(alerts.get(0))))
                .flatMap(found -> {
                    Trouble trouble = after(found, alerts);
                    return tx.preparedQuery(KEEP)
                            .execute(AlertRows.values(trouble))
                            .chain(() ->
                                    tx.preparedQuery(PLAN).execute(plan(trouble, byChannel(found), channels, rule)));
                })
                .replaceWithVoid();
    }

    private static Tuple plan(Trouble trouble, Map<String, Row> said, List<Channel> channels, AlertRule rule) {
        List<Optional<Due>> dues = channels.stream()
                .map(channel -> next(trouble, said.get(channel.word()), rule))
                .toList();
        return Tuple.tuple()
                .addValue(trouble.id())
                .addValue(channels.stream().map(Channel::word).toArray(String[]::new))
                .addValue(dues.stream().map(Optional::isPresent).toArray(Boolean[]::new))
                .addValue(dues.stream()
                        .map(due -> due.map(Due::notBefore).map(Times::sql).orElse(null))
                        .toArray(OffsetDateTime[]::new));
    }

    private static Optional<Due> next(Trouble trouble, @Nullable Row said, AlertRule rule) {
        return said == null
                ? rule.next(trouble, null)
                : rule.next(trouble, AlertRows.said(said), said.getLong("attempted"));
    }

    private static Trouble after(RowSet<Row> found, List<Alert> alerts) {
        Trouble trouble = null;
        for (Row row : found) {
            trouble = AlertRows.trouble(row);
        }
        for (Alert alert : alerts) {
            trouble = trouble == null ? Trouble.of(alert) : trouble.after(alert);
        }
        if (trouble == null) {
            throw new IllegalArgumentException("no alert");
        }
        return trouble;
    }

    private static Map<String, Row> byChannel(RowSet<Row> found) {
        Map<String, Row> said = new LinkedHashMap<>();
        for (Row row : found) {
            if (row.getString("channel") != null) {
                said.put(row.getString("channel"), row);
            }
        }
        return said;
    }
}
