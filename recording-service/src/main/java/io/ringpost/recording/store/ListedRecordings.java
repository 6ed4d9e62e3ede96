package io.ringpost.recording.store;

import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import io.ringpost.recording.announce.Change;
import io.ringpost.recording.announce.RecordingWatch;
import io.ringpost.recording.lifecycle.Beginning;
import io.ringpost.recording.lifecycle.Finding;
import io.ringpost.recording.lifecycle.ListedRecording;
import io.ringpost.recording.lifecycle.RecordingNotice;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Adds what a provider lists, the way a notice is added: what is known already, by whichever way, stays as it is. A page
 * and the lease of its list are one transaction.
 */
@Singleton
public class ListedRecordings {
    private static final String KNOWN = "select id from recording where id = any($1::text[])";
    /** A relay may offer the audio of a call by an address, without VoIP.ms's id of it: that is the same audio. */
    private static final String OFFERED = """
            select id from recording where id = any($1::text[]) and known->>'providerRecordingId' is null
                and known->'link'->>'url' is not null
            """;
    /**
     * The one call between the two numbers that began in the same second, a few of them more or less. Call records are dated
     * by a clock whose zone is disputed, so that whole hours may lie between.
     */
    private static final String CALLS = """
            select w.id, min(c.voipms_call_id) as call_id
            from unnest($1::text[], $2::timestamptz[], $3::text[], $4::text[]) as w (id, began, one, other)
            join call c on c.voipms_call_id is not null and not c.erased
                and c.started_at between w.began - interval '14 hours 5 seconds' and w.began + interval '14 hours 5 seconds'
                and mod(abs(extract(epoch from c.started_at - w.began))::bigint + 5, 3600) <= 10
                and array[w.one, w.other] in (
                    array[right(regexp_replace(c.from_number, '[^0-9]', '', 'g'), 10),
                        right(regexp_replace(c.to_number, '[^0-9]', '', 'g'), 10)],
                    array[right(regexp_replace(c.to_number, '[^0-9]', '', 'g'), 10),
                        right(regexp_replace(c.from_number, '[^0-9]', '', 'g'), 10)])
            group by w.id having count(distinct c.voipms_call_id) = 1
            """;

    private final Pool pool;
    private final DueListings listings;
    private final RecordingStore store;
    private final ErasedCalls erased;
    private final RecordingWatch watch;

    ListedRecordings(Pool pool, DueListings listings, RecordingStore store, ErasedCalls erased, RecordingWatch watch) {
        this.pool = pool;
        this.listings = listings;
        this.store = store;
        this.erased = erased;
        this.watch = watch;
    }

    /** Adds what is new of a page; how many were, empty if the lease was lost. */
    public Uni<Optional<Integer>> add(Listing listing, Duration lease, List<ListedRecording> page, Instant now) {
        return pool.withTransaction(tx -> listings.hold(tx, listing, lease)
                        .flatMap(held -> held
                                ? added(tx, page, now).map(Optional::of)
                                : Uni.createFrom().item(Optional.<List<RecordingNotice>>empty())))
                .map(added -> added.map(this::told));
    }

    private Uni<List<RecordingNotice>> added(SqlConnection tx, List<ListedRecording> page, Instant now) {
        return unknown(tx, page)
                .flatMap(fresh -> notices(tx, fresh, now))
                .flatMap(notices -> erased.without(tx, notices))
                .flatMap(notices -> add(tx, notices).replaceWith(notices));
    }

    private int told(List<RecordingNotice> notices) {
        notices.forEach(notice -> watch.offered(notice.provider(), notice.id(), notice.providerCallId()));
        return notices.size();
    }

    private Uni<List<Change>> add(SqlConnection tx, List<RecordingNotice> notices) {
        return notices.isEmpty()
                ? Uni.createFrom().item(List.of())
                : store.add(tx, List.of(new Finding(notices, List.of())));
    }

    private static Uni<List<ListedRecording>> unknown(SqlConnection tx, List<ListedRecording> page) {
        return ids(tx, KNOWN, page.stream().map(ListedRecordings::id).toList())
                .map(known ->
                        page.stream().filter(each -> !known.contains(id(each))).toList());
    }

    private static Uni<List<RecordingNotice>> notices(SqlConnection tx, List<ListedRecording> fresh, Instant now) {
        return calls(tx, fresh).flatMap(calls -> ids(
                        tx,
                        OFFERED,
                        calls.values().stream()
                                .map(call -> Ids.recording(Provider.VOIPMS, call))
                                .toList())
                .map(offered -> fresh.stream()
                        .filter(each -> calls.containsKey(each.providerRecordingId())
                                ? !offered.contains(
                                        Ids.recording(Provider.VOIPMS, calls.get(each.providerRecordingId())))
                                : each.orphan(now))
                        .map(each -> each.notice(calls.get(each.providerRecordingId())))
                        .toList()));
    }

    /** VoIP.ms's ids of the calls that are told, by those of the recordings. */
    private static Uni<Map<String, String>> calls(SqlConnection tx, List<ListedRecording> fresh) {
        Columns wanted = new Columns(String.class, Instant.class, String.class, String.class);
        for (ListedRecording each : fresh) {
            Beginning beginning = each.beginning();
            if (beginning != null) {
                wanted.row(each.providerRecordingId(), beginning.at(), beginning.one(), beginning.other());
            }
        }
        Map<String, String> calls = new HashMap<>();
        return wanted.isEmpty()
                ? Uni.createFrom().item(calls)
                : tx.preparedQuery(CALLS).execute(wanted.tuple()).map(found -> {
                    found.forEach(row -> calls.put(row.getString("id"), row.getString("call_id")));
                    return calls;
                });
    }

    private static Uni<Set<String>> ids(SqlConnection tx, String query, List<String> ids) {
        Set<String> found = new HashSet<>();
        return ids.isEmpty()
                ? Uni.createFrom().item(found)
                : tx.preparedQuery(query)
                        .execute(Tuple.of(ids.toArray(String[]::new)))
                        .map(rows -> {
                            rows.forEach(row -> found.add(row.getString("id")));
                            return found;
                        });
    }

    private static String id(ListedRecording listed) {
        return Ids.recording(Provider.VOIPMS, listed.providerRecordingId());
    }
}
