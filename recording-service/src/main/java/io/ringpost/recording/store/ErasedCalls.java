package io.ringpost.recording.store;

import io.ringpost.api.seal.RootKeys;
import io.ringpost.contract.Provider;
import io.ringpost.recording.announce.RecordingWatch;
import io.ringpost.recording.lifecycle.Beginning;
import io.ringpost.recording.lifecycle.CallNews;
import io.ringpost.recording.lifecycle.RecordingNotice;
import io.ringpost.recording.lifecycle.voipms.RecordingName;
import io.ringpost.recording.sign.PartiesMark;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The calls of VoIP.ms that were erased, known by a mark alone: a recording of theirs that VoIP.ms lists only afterwards, or
 * that a relay offers without naming the call, is not taken.
 */
@Singleton
public class ErasedCalls {
    private static final String REMEMBER = """
            insert into erased_call (parties, began) select * from unnest($1::text[], $2::timestamptz[])
            on conflict do nothing
            """;
    /** Longer than a list ever looks back. */
    private static final String FORGET = "delete from erased_call where began < $1::timestamptz - interval '100 days'";
    /** The same second, as {@link ListedRecordings} understands it. */
    private static final String FIND = """
            select w.id
            from unnest($1::text[], $2::timestamptz[], $3::text[]) as w (id, began, parties)
            join erased_call c on c.parties = w.parties
                and c.began between w.began - interval '14 hours 5 seconds' and w.began + interval '14 hours 5 seconds'
                and mod(abs(extract(epoch from c.began - w.began))::bigint + 5, 3600) <= 10
            """;

    private final PartiesMark mark;
    private final RecordingWatch watch;

    @Inject
    ErasedCalls(RootKeys keys, RecordingWatch watch) {
        this(new PartiesMark(keys.derived("erased-parties")), watch);
    }

    ErasedCalls(PartiesMark mark, RecordingWatch watch) {
        this.mark = mark;
        this.watch = watch;
    }

    /** Keeps the marks of calls that are being erased. */
    Uni<Void> remember(SqlConnection tx, List<CallNews.Ended> erased) {
        Columns marks = new Columns(String.class, Instant.class);
        erased.forEach(
                call -> beginning(call).ifPresent(said -> marks.row(mark.of(said.one(), said.other()), said.at())));
        return marks.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(REMEMBER).execute(marks.tuple()).replaceWithVoid();
    }

    /** Takes away what nobody will ask for any more. */
    Uni<Void> forget(SqlClient database, Instant now) {
        return database.preparedQuery(FORGET)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** The notices that are not of an erased call; of one that names another call that is not looked for. */
    Uni<List<RecordingNotice>> without(SqlConnection tx, List<RecordingNotice> notices) {
        Columns wanted = new Columns(String.class, Instant.class, String.class);
        for (RecordingNotice notice : notices) {
            beginning(notice).ifPresent(said -> mark.all(said.one(), said.other())
                    .forEach(parties -> wanted.row(notice.id(), said.at(), parties)));
        }
        return wanted.isEmpty()
                ? Uni.createFrom().item(notices)
                : tx.preparedQuery(FIND).execute(wanted.tuple()).map(found -> {
                    Set<String> erased = new HashSet<>();
                    found.forEach(row -> erased.add(row.getString("id")));
                    watch.untaken(erased);
                    return notices.stream()
                            .filter(notice -> !namesItself(notice) || !erased.contains(notice.id()))
                            .toList();
                });
    }

    private static Optional<Beginning> beginning(CallNews.Ended call) {
        Instant began = call.startedAt();
        String from = call.from();
        String to = call.to();
        return call.voipmsCallId() == null || began == null || from == null || to == null
                ? Optional.empty()
                : Optional.of(new Beginning(began, Beginning.digits(from), Beginning.digits(to)));
    }

    private static Optional<Beginning> beginning(RecordingNotice notice) {
        return namesItself(notice)
                ? RecordingName.of(notice.providerCallId())
                        .map(name -> new Beginning(
                                name.began(), Beginning.digits(name.one()), Beginning.digits(name.other())))
                : Optional.empty();
    }

    private static boolean namesItself(RecordingNotice notice) {
        return notice.provider() == Provider.VOIPMS
                && notice.legs().size() == 1
                && notice.providerCallId().equals(notice.providerRecordingId());
    }
}
