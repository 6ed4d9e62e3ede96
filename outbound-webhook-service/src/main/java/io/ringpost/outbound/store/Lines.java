package io.ringpost.outbound.store;

import io.ringpost.outbound.schedule.RetrySchedule;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Deliveries of endpoints that ask for order: about one entity only the first in line may go, until it has arrived or
 * finally failed.
 *
 * <p>Whoever changes a line leaves a note in the same transaction. Notes are read by claims alone, which follow one
 * another, so that two of one line are never let go together and no change is missed, whatever dies in between.
 */
@ApplicationScoped
public class Lines {
    /** So many notes are read by one claim. */
    private static final int MOST_NOTES = 1_000;

    /** Leaves notes of lines of an endpoint that asks for order no more. */
    private static final String DISSOLVE = """
            insert into line_change (endpoint_id, entity)
            select distinct endpoint_id, entity from delivery
            where endpoint_id = $1 and entity is not null and status in ('pending', 'retrying') and due_at is null
            """;

    /**
     * What is open when an endpoint begins to ask for order stands in line as it was planned. What was tried already or is
     * being tried keeps its time, since the schedule or the receiver set that; the rest of its line waits for it.
     */
    private static final String ENROL = """
            with open as (
                select d.id, v.entity from delivery d join event v on v.id = d.event_id
                where d.endpoint_id = $1 and v.entity is not null
                    and d.status in ('pending', 'retrying', 'sending', 'held')
                order by d.created_at, d.id
                for update of d
            ), placed as (
                select id, entity, nextval('delivery_place') as place from open
            ), enrolled as (
                update delivery d set entity = p.entity, place = coalesce(d.place, p.place),
                    waits_for = case when d.status = 'pending' then 'order' else d.waits_for end,
                    due_at = case when d.status <> 'pending' then d.due_at end
                from placed p where d.id = p.id
                returning d.entity, d.status
            )
            insert into line_change (endpoint_id, entity)
            select distinct $1, entity from enrolled where status = 'pending'
            """;

    /**
     * Lines in which somebody waits and nobody's turn is. None should be; each would stand for ever. What stands behind one
     * that is held waits for its endpoint.
     */
    private static final String MEND = """
            insert into line_change (endpoint_id, entity)
            select w.endpoint_id, w.entity from (
                select distinct endpoint_id, entity from delivery
                where entity is not null and status in ('pending', 'retrying') and due_at is null) w
            join endpoint e on e.id = w.endpoint_id
            cross join lateral (
                select c.status from delivery c
                where c.endpoint_id = w.endpoint_id and c.entity = w.entity
                    and c.status in ('pending', 'retrying', 'sending', 'held')
                order by c.place limit 1) f
            where (not e.ordered or f.status <> 'held' and not exists (
                    select from delivery a
                    where a.endpoint_id = w.endpoint_id and a.entity = w.entity and a.due_at is not null
                        and a.status in ('pending', 'retrying', 'sending')))
                and not exists (
                    select from line_change n where n.endpoint_id = w.endpoint_id and n.entity = w.entity)
            """;

    /** Who is being changed by somebody is passed over, and looked at again by the next claim. */
    private static final String ADVANCE = """
            with noted as (
                delete from line_change where id in (select id from line_change order by id limit $1)
                returning endpoint_id, entity
            ), line as (
                select distinct n.endpoint_id, n.entity, e.ordered from noted n join endpoint e on e.id = n.endpoint_id
            ), turn as (
                select line.endpoint_id, line.entity, f.id from line cross join lateral (
                    select c.id, c.status from delivery c
                    where c.endpoint_id = line.endpoint_id and c.entity = line.entity
                        and c.status in ('pending', 'retrying', 'sending', 'held')
                    order by c.place limit 1) f
                where line.ordered and f.status <> 'held' and not exists (
                    select from delivery a
                    where a.endpoint_id = line.endpoint_id and a.entity = line.entity and a.due_at is not null
                        and a.status in ('pending', 'retrying', 'sending'))
                union all
                select line.endpoint_id, line.entity, c.id
                from line join delivery c on c.endpoint_id = line.endpoint_id and c.entity = line.entity
                where not line.ordered and c.status in ('pending', 'retrying') and c.due_at is null
            ), ours as (
                select d.id from turn join delivery d on d.id = turn.id
                where d.status in ('pending', 'retrying') and d.due_at is null
                for update of d skip locked
            ), gone as (
                update delivery d set waits_for = null,
                    due_at = greatest(statement_timestamp(), d.created_at + make_interval(secs => $2))
                from ours where d.id = ours.id
            ), noted_again as (
                insert into line_change (endpoint_id, entity)
                select distinct endpoint_id, entity from turn where id not in (select id from ours)
            )
            select count(*) as notes from noted
            """;

    private final RetrySchedule schedule;

    Lines(RetrySchedule schedule) {
        this.schedule = schedule;
    }

    /** Makes due whose turn has come; tells whether there is more to be read. The caller holds the lock of claims. */
    Uni<Boolean> advance(SqlConnection tx) {
        return tx.preparedQuery(ADVANCE)
                .execute(Tuple.of(MOST_NOTES, Times.seconds(schedule.first())))
                .map(found -> found.iterator().next().getLong("notes") >= MOST_NOTES);
    }

    /** Begins the lines of an endpoint that asks for order from now on. The caller holds its row. */
    Uni<Void> enrol(SqlConnection tx, String endpointId) {
        return tx.preparedQuery(ENROL).execute(Tuple.of(endpointId)).replaceWithVoid();
    }

    /** Leaves notes of lines that stand though nothing keeps them; tells how many. */
    Uni<Integer> mend(SqlClient client) {
        return client.query(MEND).execute().map(RowSet::rowCount);
    }

    /** Ends the lines of an endpoint that asks for order no more. */
    Uni<Void> dissolve(SqlConnection tx, String endpointId) {
        return tx.preparedQuery(DISSOLVE).execute(Tuple.of(endpointId)).replaceWithVoid();
    }
}
