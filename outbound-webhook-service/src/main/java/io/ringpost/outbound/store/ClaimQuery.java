package io.ringpost.outbound.store;

import io.ringpost.outbound.schedule.RateLimit;

/** The statement that takes due deliveries. Its parameters: how many, the lease, how many bytes, first attempts, repeats. */
final class ClaimQuery {
    /**
     * Only endpoints that have something open are looked at, found by one step into the index each. Of every one the oldest first attempts and the oldest repeats are looked at, as many as it has places free, each
     * by one step into the index: what stands behind them costs nothing. Within an endpoint the kind that has fewer places
     * gets the next one, and where both have as many whichever waits longer, so that one place is nobody's alone. What is
     * picked is locked last and looked at again, and passed over if somebody changes it.
     *
     * <p>An endpoint has as many places as {@link SlowedEndpoints} leave it. What waited for a limit that its operator set
     * is not late. What has no payload is never sent: {@link OldPayloads} ends it.
     */
    static final String SQL = """
            with recursive open as (
                (select d.endpoint_id from delivery d where d.status in ('pending', 'retrying', 'sending')
                order by d.endpoint_id limit 1)
                union all
                select (select d.endpoint_id from delivery d
                    where d.status in ('pending', 'retrying', 'sending') and d.endpoint_id > o.endpoint_id
                    order by d.endpoint_id limit 1)
                from open o where o.endpoint_id is not null
            ), lane as (
                select e.id, e.rate_seconds, busy.fresh, busy.repeats, least(
                    %3$s - busy.fresh - busy.repeats,
                    case when e.rate_posts is not null then e.rate_posts
                        - (select coalesce(sum(t.posts), 0) from taken t where %1$s) end) as places
                from open join endpoint e on e.id = open.endpoint_id %4$s
                cross join lateral (
                    select count(*) filter (where b.attempts = 0 and b.postponements = 0) as fresh,
                        count(*) filter (where b.attempts > 0 or b.postponements > 0) as repeats
                    from delivery b
                    where b.endpoint_id = e.id and b.status = 'sending' and b.due_at > statement_timestamp()) busy
                where e.enabled and e.deleted_at is null
            ), due as (
                select lane.id as endpoint_id, lane.rate_seconds, lane.places, lane.fresh + lane.repeats as under_way,
                    case when c.fresh then lane.fresh else lane.repeats end as of_kind_under_way, c.*
                from lane cross join lateral (
                    (select w.id, w.event_id, w.due_at, true as fresh from delivery w
                    where w.endpoint_id = lane.id and w.status = 'pending' and w.due_at <= statement_timestamp()
                    order by w.due_at limit greatest(lane.places, 0))
                    union all
                    (select w.id, w.event_id, w.due_at, false from delivery w
                    where w.endpoint_id = lane.id and w.status = 'retrying' and w.due_at <= statement_timestamp()
                    order by w.due_at limit greatest(lane.places, 0))
                    union all
                    (select w.id, w.event_id, w.due_at, false from delivery w
                    where w.endpoint_id = lane.id and w.status = 'sending' and w.due_at <= statement_timestamp()
                    order by w.due_at limit greatest(lane.places, 0))) c
                where lane.places > 0
            ), shared as (
                select due.*, of_kind_under_way
                    + row_number() over (partition by endpoint_id, fresh order by due_at, id) as share
                from due
            ), placed as (
                select shared.*, row_number() over (
                    partition by endpoint_id order by share, due_at, fresh desc, id) as place
                from shared
            ), turns as (
                select placed.*, under_way + place as turn from placed where place <= places
            ), kinds as (
                select turns.*, row_number() over (partition by fresh order by turn, due_at, id) as of_kind from turns
            ), next as (
                select * from kinds where of_kind <= case when fresh then $4::integer else $5::integer end
                order by turn, due_at, id limit $1
            ), sized as (
                select next.*, octet_length(v.body) as bytes,
                    sum(octet_length(v.body)) over (order by next.turn, next.due_at, next.id) as bytes_so_far
                from next join event v on v.id = next.event_id and v.purged_at is null
            ), picked as (
                select d.id, p.endpoint_id, p.rate_seconds, p.due_at, p.place = p.places as last_place from sized p join delivery d on d.id = p.id
                where p.bytes_so_far - p.bytes < $3 and d.status in ('pending', 'retrying', 'sending')
                    and d.due_at <= statement_timestamp()
                for update of d skip locked
            ), counted as (
                insert into taken (endpoint_id, seconds, until, posts)
                select p.endpoint_id, p.rate_seconds, date_bin(g.granule, statement_timestamp(), timestamptz 'epoch') + g.granule
                    + make_interval(secs => p.rate_seconds), count(*)
                from picked p cross join lateral (select make_interval(secs => p.rate_seconds / %2$d.0) as granule) g
                where p.rate_seconds is not null
                group by 1, 2, 3
                on conflict (endpoint_id, seconds, until) do update set posts = taken.posts + excluded.posts
            )
            update delivery d set status = 'sending', lease = d.lease + 1, claims = d.claims + 1,
                due_at = statement_timestamp() + make_interval(secs => $2)
            from picked p, endpoint e, event v
            where d.id = p.id and e.id = d.endpoint_id and v.id = d.event_id
            returning d.*, v.body, v.traceparent as trace, e.traceparent as traced, case when e.rate_posts is null
                    then (extract(epoch from statement_timestamp() - p.due_at) * 1000)::bigint else 0 end as late_ms,
                e.url, e.schedule, e.stop_on_410, e.headers, e.secret, e.secret_made, e.replaced_secrets,
                e.replaced_made, e.replaced_until,
                p.last_place or d.entity is not null as awaited,
                exists (select from slowed s where s.endpoint_id = e.id and s.%5$s) as slowed,
                statement_timestamp() as claimed_at,
            """.formatted(
                            RateWindows.COUNTS,
                            RateLimit.GRANULES,
                            SlowedEndpoints.PLACES,
                            SlowedEndpoints.JOINS,
                            SlowedEndpoints.COUNTS)
            + SealedEndpoint.KEYS;

    private ClaimQuery() {}
}
