package io.ringpost.recording.store;

import io.ringpost.contract.recording.RecordingStatus;
import io.ringpost.recording.announce.Change;
import io.ringpost.recording.lifecycle.RecordingLifecycle;
import io.ringpost.recording.lifecycle.RecordingNotice;
import io.ringpost.recording.lifecycle.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One batch's findings folded into the locked rows. */
final class Folding {
    private final Locked locked;
    private final CallGroups calls;
    private final RecordingLifecycle lifecycle;
    private final Map<String, RecordingRow> rows;

    Folding(Locked locked, CallGroups calls, RecordingLifecycle lifecycle) {
        this.locked = locked;
        this.calls = calls;
        this.lifecycle = lifecycle;
        this.rows = new TreeMap<>(locked.rows());
    }

    /** Adds what was said; a recording that was erased stays forgotten. */
    void notice(RecordingNotice notice) {
        rows.computeIfPresent(notice.id(), (id, row) -> {
            if (row.standing().status() == RecordingStatus.ERASED) {
                return row;
            }
            RecordingNotice known = row.known();
            boolean ended = calls.ended(notice.legId());
            Standing standing = lifecycle.heard(row.standing(), known, notice, ended, locked.now());
            return row.with(known == null ? notice : known.join(notice), standing, row.fence());
        });
    }

    /** Starts to ask for what is not there when its call is over, and forgets what belongs to an erased one. */
    void calls() {
        rows.replaceAll((id, row) -> {
            String legId = row.notice().legId();
            if (calls.erased(legId)) {
                return erased(row);
            }
            return calls.ended(legId)
                    ? row.with(
                            row.notice(), lifecycle.callEnded(row.standing(), row.notice(), locked.now()), row.fence())
                    : row;
        });
    }

    /** A fetch that is under way loses the right to report. */
    private static RecordingRow erased(RecordingRow row) {
        return row.standing().status() == RecordingStatus.ERASED
                ? row
                : row.with(row.notice().forgotten(), Standing.over(RecordingStatus.ERASED, null), row.fence() + 1);
    }

    /** The rows that are not as they were, each a version further. */
    List<RecordingRow> changed() {
        return rows.values().stream()
                .filter(row -> !row.equals(locked.rows().get(row.id())))
                .map(RecordingRow::next)
                .toList();
    }

    List<Change> changes(List<RecordingRow> changed) {
        List<Change> changes = new ArrayList<>();
        for (RecordingRow row : changed) {
            RecordingRow before = locked.rows().getOrDefault(row.id(), row);
            Parties call = locked.calls().get(row.id());
            if (call != null) {
                changes.add(Saving.change(before, row, call, locked.now()));
            }
        }
        return changes;
    }
}
