package io.ringpost.outbound.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What became of attempts, written to their deliveries by who still holds the lease. The database's clock rules. */
@ApplicationScoped
public class Outcomes {
    /**
     * Its one gap: what is to be done about rows that somebody else has locked. The state is asked for in a way that the planner
     * cannot see through, or it may look at all that are under way for each one, by the index that holds just them.
     */
    private static final String SAVE = """
            with made as (
                select * from unnest($1::text[], $2::bigint[], $3::text[], $4::integer[], $5::integer[],
                    $6::timestamptz[], $7::text[], $8::float8[], $9::integer[], $10::integer[], $11::text[])
                    as m (id, lease, status, attempts, postponements, postponed_since, waits_for, pause, posts, answered, error)
            ), ours as (
                select m.* from made m join delivery d on d.id = m.id and d.lease = m.lease and d.status = (select 'sending')
                for no key update of d %1$s
            ), saved as (
                update delivery d set
                    status = case when m.status = 'retrying' and e.deleted_at is not null then 'cancelled' else m.status end,
                    attempts = m.attempts, postponements = m.postponements, postponed_since = m.postponed_since,
                    waits_for = m.waits_for, due_at = now() + make_interval(secs => m.pause), posts = d.posts + m.posts,
                    manual = false, last_status = m.answered, last_error = m.error, claims = 0,
                    error = null, updated_at = now()
                from ours m, endpoint e
                where d.id = m.id and e.id = d.endpoint_id
                returning d.id, d.lease, d.status, d.posts, d.due_at, d.endpoint_id, d.entity
            ), healing as (
                select f.endpoint_id from failing f
                where f.endpoint_id in (select endpoint_id from saved where status = 'delivered')
                for update %1$s
            ), healed as (
                delete from failing f using healing h where f.endpoint_id = h.endpoint_id
            ), got_through as (
                update last_success l set at = now() from (
                    select o.only_row from last_success o
                    where o.at < now() - interval '1 minute' and exists (select from saved where status = 'delivered')
                    for update skip locked) old
                where l.only_row = old.only_row
            ), noted as (
                insert into line_change (endpoint_id, entity)
                select endpoint_id, entity from saved where entity is not null and status <> 'retrying'
            )
            select id, lease, status, posts, due_at from saved
            """;

    private static final String ALONE = SAVE.formatted("");

    /**
     * Who holds rows of several endpoints waits for none, or two that wait for each other would both be lost. An endpoint whose
     * streak of failures somebody counts at this moment is healed by its next success.
     */
    static final String TOGETHER = SAVE.formatted("skip locked");

    private final PlannedOnce once;

    Outcomes(PlannedOnce once) {
        this.once = once;
    }

    /** Saves one; nothing if it lost its lease, and another replica has it now. */
    public Uni<Map<String, Saved>> save(SqlConnection tx, FinishedAttempt attempt) {
        return save(tx, ALONE, List.of(attempt));
    }

    /** Saves several, by delivery, but for those that lost their lease and those that somebody else has locked. */
    public Uni<Map<String, Saved>> saveTogether(SqlConnection tx, List<FinishedAttempt> attempts) {
        return once.from(tx, save(tx, TOGETHER, attempts));
    }

    private static Uni<Map<String, Saved>> save(SqlConnection tx, String statement, List<FinishedAttempt> attempts) {
        Columns<FinishedAttempt> of = new Columns<>(attempts);
        Tuple values = Tuple.tuple()
                .addValue(of.texts(FinishedAttempt::deliveryId))
                .addValue(of.longs(FinishedAttempt::lease))
                .addValue(of.texts(attempt -> attempt.next().status().wire()))
                .addValue(of.integers(attempt -> attempt.next().progress().attempts()))
                .addValue(of.integers(attempt -> attempt.next().progress().postponements()))
                .addValue(of.times(attempt -> attempt.next().progress().postponedSince()))
                .addValue(of.texts(FinishedAttempt::waitsFor))
                .addValue(of.seconds(FinishedAttempt::pause))
                .addValue(of.integers(attempt -> attempt.counted() ? 1 : 0))
                .addValue(of.integers(FinishedAttempt::answered))
                .addValue(of.texts(FinishedAttempt::error));
        return tx.preparedQuery(statement).execute(values).map(found -> StreamSupport.stream(found.spliterator(), false)
                .collect(Collectors.toMap(row -> row.getString("id"), Saved::of)));
    }
}
