package io.ringpost.outbound.store;

import io.ringpost.outbound.schedule.RetrySchedule;
import io.smallrye.mutiny.Uni;
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

    private static final String ADVANCE = """
            with noted as (
                delete from line_change where id in (select id from line_change order by id limit $1)
                returning endpoint_id, entity
            ), line as (
                select distinct n.endpoint_id, n.entity, e.ordered from noted n join endpoint e on e.id = n.endpoint_id
            ), turn as (
                select f.id from line cross join lateral (
                    select c.id, c.status from delivery c
                    where c.endpoint_id = line.endpoint_id and c.entity = line.entity
                        and c.status in ('pending', 'retrying', 'sending', 'held')
                    order by c.place limit 1) f
                where line.ordered and f.status <> 'held' and not exists (
                    select from delivery a
                    where a.endpoint_id = line.endpoint_id and a.entity = line.entity and a.due_at is not null
                        and a.status in ('pending', 'retrying', 'sending'))
                union all
                select c.id from line join delivery c on c.endpoint_id = line.endpoint_id and c.entity = line.entity
                where not line.ordered and c.status in ('pending', 'retrying') and c.due_at is null
            ), gone as (
                update delivery d set waits_for = null,
                    due_at = greatest(statement_timestamp(), d.created_at + make_interval(secs => $2))
                from turn where d.id = turn.id
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

    /** Ends the lines of an endpoint that asks for order no more. */
    Uni<Void> dissolve(SqlConnection tx, String endpointId) {
        return tx.preparedQuery(DISSOLVE).execute(Tuple.of(endpointId)).replaceWithVoid();
    }
}
