package io.ringpost.recording.store;

import io.ringpost.recording.announce.Change;
import io.ringpost.recording.lifecycle.CallNews;
import io.ringpost.recording.lifecycle.Finding;
import io.ringpost.recording.lifecycle.RecordingLifecycle;
import io.ringpost.recording.lifecycle.RecordingNotice;
import io.ringpost.recording.schedule.FetchSchedule;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Adds findings to recordings, in the caller's transaction: lock the calls, then the recordings, fold, write them and
 * what is to be told. One statement per step, however many findings there are.
 */
@Singleton
public class RecordingStore {
    private static final String GIVEN_UP = "select id from recording where id = any($1::text[]) and status = 'failed'";

    private final CallRows calls;
    private final RecordingRows recordings;
    private final ErasedCalls erased;
    private final RecordingLifecycle lifecycle = new RecordingLifecycle(FetchSchedule.USUAL);

    RecordingStore(CallRows calls, RecordingRows recordings, ErasedCalls erased) {
        this.calls = calls;
        this.recordings = recordings;
        this.erased = erased;
    }

    /** Adds the findings; the recordings that changed, as they stand then. */
    public Uni<List<Change>> add(SqlConnection tx, List<Finding> findings) {
        List<CallNews> news = findings.stream().flatMap(f -> f.calls().stream()).toList();
        List<RecordingNotice> notices =
                findings.stream().flatMap(f -> f.notices().stream()).toList();
        Set<String> named = new TreeSet<>();
        news.forEach(call -> named.addAll(CallGroups.ids(call)));
        notices.forEach(notice -> named.add(notice.legId()));
        return calls.lock(tx, named, !news.isEmpty()).flatMap(groups -> {
            news.forEach(groups::add);
            return calls.save(tx, groups.changed())
                    .flatMap(saved -> erased.remember(tx, groups.forgotten()))
                    .flatMap(remembered -> erased.without(tx, ofLiving(groups, notices)))
                    .flatMap(wanted -> fold(tx, groups, news, wanted));
        });
    }

    /** Adds offers that were made before, of recordings that were given up since: of any other they tell nothing new. */
    public Uni<List<Change>> offeredAgain(SqlConnection tx, List<RecordingNotice> offers) {
        String[] ids = offers.stream().map(RecordingNotice::id).distinct().toArray(String[]::new);
        return tx.preparedQuery(GIVEN_UP).execute(Tuple.of(ids)).flatMap(found -> {
            Set<String> givenUp = new TreeSet<>();
            found.forEach(row -> givenUp.add(row.getString("id")));
            List<RecordingNotice> wanted = offers.stream()
                    .filter(offer -> givenUp.contains(offer.id()))
                    .toList();
            return wanted.isEmpty()
                    ? Uni.createFrom().item(List.of())
                    : add(tx, List.of(new Finding(wanted, List.of())));
        });
    }

    private static List<RecordingNotice> ofLiving(CallGroups groups, List<RecordingNotice> notices) {
        return notices.stream().filter(notice -> !groups.erased(notice.legId())).toList();
    }

    private Uni<List<Change>> fold(
            SqlConnection tx, CallGroups groups, List<CallNews> news, List<RecordingNotice> wanted) {
        Set<String> legs = new TreeSet<>();
        news.forEach(call -> legs.addAll(groups.ids(call.callId())));
        return recordings.lock(tx, wanted, legs).flatMap(locked -> {
            Folding folding = new Folding(locked, groups, lifecycle);
            wanted.forEach(folding::notice);
            folding.calls();
            List<RecordingRow> changed = folding.changed();
            List<Change> changes = folding.changes(changed);
            return recordings.save(tx, changed, changes).replaceWith(changes);
        });
    }
}
