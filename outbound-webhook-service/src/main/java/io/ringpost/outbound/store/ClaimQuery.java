package io.ringpost.outbound.store;

import io.ringpost.outbound.schedule.RateLimit;

/** The statement that takes due deliveries. Its parameters: how many, the lease, how many bytes, first attempts, repeats. */
final class ClaimQuery {
    /**
     * Of every endpoint the oldest first attempts and the oldest repeats are looked at, as many as it may have under way,
     * each by one step into the index: what stands behind them costs nothing. Within an endpoint the kind that has fewer
     * places gets the next one. What is picked is locked last and looked at again, and passed over if somebody changes it.
     *
     * <p>An endpoint to which the last five attempts failed has one place until one succeeds. What waited for a limit that
     * its operator set is not late.
     */
    static final String SQL = """
            with due as (
                select e.id as endpoint_id, c.* from endpoint e cross join lateral (
                    (select d.id, d.event_id, d.due_at, true as fresh from delivery d
                    where d.endpoint_id = e.id and d.status = 'pending' and d.due_at <= statement_timestamp()
                    order by d.due_at limit e.concurrency)
                    union all
                    (select d.id, d.event_id, d.due_at, false from delivery d
                    where d.endpoint_id = e.id and d.status = 'retrying' and d.due_at <= statement_timestamp()
                    order by d.due_at limit e.concurrency)
                    union all
                    (select d.id, d.event_id, d.due_at, false from delivery d
                    where d.endpoint_id = e.id and d.status = 'sending' and d.due_at <= statement_timestamp()
                    order by d.due_at limit e.concurrency)) c
                where e.enabled and e.deleted_at is null
            ), lane as (
                select e.id, e.rate_seconds, busy.fresh, busy.repeats, least(
                    case when f.failures >= 5 then 1 else e.concurrency end - busy.fresh - busy.repeats,
                    e.rate_posts - (select coalesce(sum(t.posts), 0) from taken t
                        where t.endpoint_id = e.id and t.until > statement_timestamp())) as places
                from (select distinct endpoint_id from due) l join endpoint e on e.id = l.endpoint_id
                left join failing f on f.endpoint_id = e.id
                cross join lateral (
                    select count(*) filter (where b.attempts = 0 and b.postponements = 0) as fresh,
                        count(*) filter (where b.attempts > 0 or b.postponements > 0) as repeats
                    from delivery b
                    where b.endpoint_id = e.id and b.status = 'sending' and b.due_at > statement_timestamp()) busy
            ), shared as (
                select due.*, row_number() over (partition by due.endpoint_id, due.fresh order by due.due_at, due.id)
                    + case when due.fresh then lane.fresh else lane.repeats end as share
                from due join lane on lane.id = due.endpoint_id
            ), placed as (
                select shared.*, row_number() over (
                    partition by endpoint_id order by share, fresh desc, due_at, id) as place
                from shared
            ), turns as (
                select placed.*, lane.fresh + lane.repeats + placed.place as turn
                from placed join lane on lane.id = placed.endpoint_id where placed.place <= lane.places
            ), kinds as (
                select turns.*, row_number() over (partition by fresh order by turn, due_at, id) as of_kind from turns
            ), next as (
                select * from kinds where of_kind <= case when fresh then $4::integer else $5::integer end
                order by turn, due_at, id limit $1
            ), sized as (
                select next.id, next.endpoint_id, next.due_at, octet_length(v.body) as bytes,
                    sum(octet_length(v.body)) over (order by next.turn, next.due_at, next.id) as bytes_so_far
                from next join event v on v.id = next.event_id
            ), picked as (
                select d.id, p.endpoint_id, p.due_at from sized p join delivery d on d.id = p.id
                where p.bytes_so_far - p.bytes < $3 and d.status in ('pending', 'retrying', 'sending')
                    and d.due_at <= statement_timestamp()
                for update of d skip locked
            ), counted as (
                insert into taken (endpoint_id, until, posts)
                select p.endpoint_id, date_bin(g.granule, statement_timestamp(), timestamptz 'epoch') + g.granule
                    + make_interval(secs => lane.rate_seconds), count(*)
                from picked p join lane on lane.id = p.endpoint_id and lane.rate_seconds is not null
                cross join lateral (
                    select make_interval(secs => lane.rate_seconds / %d.0) as granule) g
                group by 1, 2
                on conflict (endpoint_id, until) do update set posts = taken.posts + excluded.posts
            )
            update delivery d set status = 'sending', lease = d.lease + 1,
                due_at = statement_timestamp() + make_interval(secs => $2)
            from picked p, endpoint e, event v
            where d.id = p.id and e.id = d.endpoint_id and v.id = d.event_id
            returning d.*, v.body, case when e.rate_posts is null
                    then (extract(epoch from statement_timestamp() - p.due_at) * 1000)::bigint else 0 end as late_ms,
                e.url, e.schedule, e.stop_on_410, e.headers, e.secret, e.secret_made, e.replaced_secrets,
                e.replaced_made, e.replaced_until,
            """.formatted(RateLimit.GRANULES) + SealedEndpoint.KEYS;

    private ClaimQuery() {}
}
