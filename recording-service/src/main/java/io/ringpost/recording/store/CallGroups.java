package io.ringpost.recording.store;

import io.ringpost.recording.lifecycle.CallNews;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Calls with all ids that each was ever named by. Groups that turn out to be one call are joined; the news with the
 * greatest version says what it is called, so that the order of the news does not matter.
 */
final class CallGroups {
    private static final Comparator<CallRow> BY_NAMING =
            Comparator.comparingLong(CallRow::namedVersion).thenComparing(CallRow::callId);

    private final Map<String, CallRow> before;
    private final Map<String, CallRow> rows;
    private final List<CallNews.Ended> forgotten = new ArrayList<>();

    CallGroups(Collection<CallRow> rows) {
        this.before = rows.stream().collect(Collectors.toMap(CallRow::id, row -> row));
        this.rows = new TreeMap<>(before);
    }

    /** Every id that the news may touch. */
    static Set<String> ids(CallNews news) {
        Set<String> ids = new TreeSet<>(news.aliases());
        ids.add(news.callId());
        return ids;
    }

    void add(CallNews news) {
        List<CallRow> members =
                ids(news).stream().flatMap(id -> group(id).stream()).distinct().toList();
        CallRow naming = members.stream().max(BY_NAMING).orElseThrow();
        CallRow named = naming.named(news.callId(), news.version(), false);
        boolean newer = !news.erased() && BY_NAMING.compare(named, naming) > 0;
        String name = newer ? news.callId() : naming.callId();
        long version = newer ? news.version() : naming.namedVersion();
        boolean erased = news.erased() || members.stream().anyMatch(CallRow::erased);
        CallNews.@Nullable Ended ended = news.ended();
        if (erased) {
            Stream.concat(members.stream().map(CallRow::ended), Stream.ofNullable(ended))
                    .filter(Objects::nonNull)
                    .forEach(forgotten::add);
        }
        members.forEach(row -> rows.put(row.id(), row.named(name, version, erased)));
        if (ended != null) {
            rows.computeIfPresent(news.callId(), (id, row) -> row.ended(ended, news.version()));
        }
    }

    List<CallRow> changed() {
        return rows.values().stream()
                .filter(row -> !row.equals(before.get(row.id())))
                .toList();
    }

    /** Who talked in calls that are erased, as far as it was known until now. */
    List<CallNews.Ended> forgotten() {
        return forgotten;
    }

    /** The ids of the call that has this one. */
    Set<String> ids(String id) {
        return group(id).stream().map(CallRow::id).collect(Collectors.toCollection(TreeSet::new));
    }

    boolean ended(String id) {
        return group(id).stream().anyMatch(row -> row.ended() != null);
    }

    boolean erased(String id) {
        return group(id).stream().anyMatch(CallRow::erased);
    }

    private List<CallRow> group(String id) {
        CallRow named = rows.get(id);
        return named == null
                ? List.of()
                : rows.values().stream()
                        .filter(row -> row.callId().equals(named.callId()))
                        .toList();
    }
}
