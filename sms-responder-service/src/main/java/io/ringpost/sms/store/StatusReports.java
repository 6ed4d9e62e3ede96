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
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

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
            select m.id, m.conversation_id from messages m
            where m.direction = 'outbound' and m.provider = $1 and (m.provider_message_id = $2 or m.id = $3)
            """;
    private static final String KEEP = """
            insert into status_reports (event_id, provider, provider_message_id, status, error_code, at)
            values ($1, $2, $3, $4, $5, $6) on conflict do nothing
            """;
    private static final String TAKE = """
            delete from status_reports where provider = $1 and provider_message_id = $2 returning status, error_code
            """;
    private static final String FORGET = "delete from status_reports where at < now() - make_interval(secs => $1)";

    private final Pool pool;

    StatusReports(Pool pool) {
        this.pool = pool;
    }

    /** Locks the provider's ids of texts until the transaction ends. */
    public Uni<Void> lock(SqlConnection tx, Provider provider, Collection<String> providerMessageIds) {
        String[] ids = providerMessageIds.stream()
                .map(id -> provider.id() + ":" + id)
                .toArray(String[]::new);
        return ids.length == 0
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(LOCK).execute(Tuple.of(ids)).replaceWithVoid();
    }

    /** The text that a report is about; the report is kept if it is of none that is known. */
    public Uni<Optional<Reported>> find(SqlConnection tx, StatusReport report) {
        return tx.preparedQuery(FIND)
                .execute(Tuple.of(report.provider().id(), report.providerMessageId(), report.messageId()))
                .flatMap(found -> {
                    Optional<Reported> known = StreamSupport.stream(found.spliterator(), false)
                            .findFirst()
                            .map(row -> new Reported(row.getString(0), row.getString(1), report));
                    return known.isPresent()
                            ? Uni.createFrom().item(known)
                            : keep(tx, report).replaceWith(known);
                });
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

    private static Uni<Void> keep(SqlConnection tx, StatusReport report) {
        Tuple values = Tuple.tuple()
                .addValue(report.eventId())
                .addValue(report.provider().id())
                .addValue(report.providerMessageId())
                .addValue(report.progress().status().name().toLowerCase(Locale.ROOT))
                .addValue(report.progress().errorCode())
                .addValue(Times.sql(report.at()));
        return tx.preparedQuery(KEEP).execute(values).replaceWithVoid();
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
