package io.ringpost.recording.query;

import io.ringpost.api.page.PageRequest;
import io.ringpost.api.page.TimeRange;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.contract.Provider;
import io.ringpost.contract.recording.RecordingStatus;
import io.ringpost.recording.store.RecordingFilter;
import jakarta.ws.rs.QueryParam;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The query parameters of the list of recordings. */
public class RecordingQuery {
    private static final Set<RecordingStatus> UNWRITTEN = Set.of(RecordingStatus.UNKNOWN);

    @QueryParam("callId")
    @Nullable
    String callId;

    @QueryParam("status")
    @Nullable
    String status;

    @QueryParam("provider")
    @Nullable
    String provider;

    @QueryParam("since")
    @Nullable
    String since;

    @QueryParam("tz")
    @Nullable
    String tz;

    @QueryParam("limit")
    @Nullable
    String limit;

    @QueryParam("cursor")
    @Nullable
    String cursor;

    PageRequest page() {
        return PageRequest.parse("recordings", limit, cursor);
    }

    RecordingFilter filter(ZoneId zone) {
        Stream<RecordingStatus> statuses =
                Arrays.stream(RecordingStatus.values()).filter(word -> !UNWRITTEN.contains(word));
        RecordingFilter filter = new RecordingFilter()
                .statuses(words("status", status, statuses, RecordingStatus::wire))
                .providers(words("provider", provider, Arrays.stream(Provider.values()), Provider::id));
        if (callId != null) {
            filter.callId(Ids.clean("callId", callId));
        }
        TimeRange.parse(since, null, tz, zone).since().ifPresent(filter::since);
        return filter;
    }

    /** Several words in one parameter are joined by commas: any of them. */
    private static <T> List<String> words(
            String name, @Nullable String given, Stream<T> all, Function<T, String> spelling) {
        if (given == null) {
            return List.of();
        }
        List<String> known = all.map(spelling).toList();
        List<String> chosen = Arrays.stream(given.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
        if (chosen.isEmpty() || !known.containsAll(chosen)) {
            throw ProblemException.badParameter(
                    name, "must be one of: " + known.stream().collect(Collectors.joining(", ")));
        }
        return chosen;
    }
}
