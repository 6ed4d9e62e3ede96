package io.ringpost.sms.store;

import io.ringpost.contract.Provider;
import io.ringpost.contract.sms.MessageStatus;
import io.ringpost.sms.lifecycle.Progress;
import io.ringpost.sms.lifecycle.StatusReport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What providers say of texts by their own ids, which we may learn later than that. Whoever brings a report and whoever
 * brings the id meet under the id's lock, so that one of them sees the other; it is taken before any conversation's.
 */
@Singleton
public class StatusReports {
    private static final String LOCK = """
            select pg_advisory_xact_lock(hashtextextended('text:' || k.id, 0))
            from (select distinct id from unnest($1::text[]) as u (id) order by id) as k
            """;
    private static final String FIND = """
            select r.event_id, m.id, m.conversation_id
            from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as r (event_id, provider, provider_id, our_id)
            join messages m on m.direction = 'outbound' and m.provider = r.provider
              and (m.provider_message_id = r.provider_id or m.id = r.our_id)
            """;
    private static final String KEEP = """
            insert into status_reports (event_id, provider, provider_message_id, status, error_code, at)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[])
            on conflict do nothing
            """;
    private static final String TAKE = """
            delete from status_reports where provider = $1 and provider_message_id = $2 returning status, error_code
            """;
    /** What is left is forgotten the next time. */
    private static final String FORGET = """
            delete from status_reports where event_id in (
              select event_id from status_reports where at < now() - make_interval(secs => $1) order by at limit 1000)
            """;

    private final Pool pool;

    StatusReports(Pool pool) {
        this.pool = pool;
    }

    /** Locks what the provider calls a text until the transaction ends. */
    public Uni<Void> lock(SqlConnection tx, Provider provider, String providerMessageId) {
        return lock(tx, Stream.of(name(provider, providerMessageId)));
    }

    /** Locks what providers call the texts of reports until the transaction ends. */
    public Uni<Void> lock(SqlConnection tx, List<StatusReport> reports) {
        return lock(tx, reports.stream().map(report -> name(report.provider(), report.providerMessageId())));
    }

    private static Uni<Void> lock(SqlConnection tx, Stream<String> names) {
        String[] ids = names.toArray(String[]::new);
        return ids.length == 0
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(LOCK).execute(Tuple.of(ids)).replaceWithVoid();
    }

    private static String name(Provider provider, String providerMessageId) {
        return provider.id() + ":" + providerMessageId;
    }

    /** The texts that reports are about; a report of none that is known is kept. */
    public Uni<List<Reported>> find(SqlConnection tx, List<StatusReport> reports) {
        Columns columns = new Columns(4);
        reports.forEach(report ->
                columns.row(report.eventId(), report.provider().id(), report.providerMessageId(), report.messageId()));
        return columns.isEmpty()
                ? Uni.createFrom().item(List.of())
                : tx.preparedQuery(FIND)
                        .execute(columns.tuple())
                        .map(rows -> reported(reports, rows))
                        .call(found -> keep(tx, reports, found));
    }

    /** Hands out, once, what was said of a text before its id was known. */
    public Uni<List<Progress>> take(SqlConnection tx, Provider provider, String providerMessageId) {
        return tx.preparedQuery(TAKE)
                .execute(Tuple.of(provider.id(), providerMessageId))
                .map(StatusReports::progress);
    }

    /** Forgets reports of texts that were never ours to send. */
    public Uni<Integer> forgetOlderThan(Duration age) {
        return pool.preparedQuery(FORGET).execute(Tuple.of(Times.seconds(age))).map(RowSet::rowCount);
    }

    private static List<Reported> reported(List<StatusReport> reports, RowSet<Row> rows) {
        Map<String, StatusReport> byId =
                reports.stream().collect(Collectors.toMap(StatusReport::eventId, Function.identity(), (a, b) -> a));
        List<Reported> found = new ArrayList<>();
        rows.forEach(row -> Optional.ofNullable(byId.get(row.getString(0)))
                .ifPresent(report -> found.add(new Reported(row.getString(1), row.getString(2), report))));
        return found;
    }

    private static Uni<Void> keep(SqlConnection tx, List<StatusReport> reports, List<Reported> found) {
        Set<String> known = found.stream().map(one -> one.report().eventId()).collect(Collectors.toSet());
        Columns columns = new Columns(6);
        reports.stream()
                .filter(report -> !known.contains(report.eventId()))
                .forEach(report -> columns.row(
                        report.eventId(),
                        report.provider().id(),
                        report.providerMessageId(),
                        report.progress().status().name().toLowerCase(Locale.ROOT),
                        report.progress().errorCode(),
                        report.at()));
        return columns.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(KEEP).execute(columns.tuple()).replaceWithVoid();
    }

    private static List<Progress> progress(RowSet<Row> rows) {
        List<Progress> all = new ArrayList<>();
        rows.forEach(row -> all.add(
                new Progress(MessageStatus.valueOf(row.getString(0).toUpperCase(Locale.ROOT)), row.getString(1))));
        return all;
    }

    /**
     * A report whose text is known.
     *
     * @param messageId the text
     * @param conversationId its conversation
     * @param report what was said
     */
    public record Reported(String messageId, String conversationId, StatusReport report) {
        /** What is learnt of the text. */
        public Step step() {
            return Step.to(messageId, report.progress()).named(report.providerMessageId());
        }
    }
}
