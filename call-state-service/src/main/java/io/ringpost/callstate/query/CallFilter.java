package io.ringpost.callstate.query;

import io.ringpost.api.page.TimeRange;
import io.ringpost.contract.Provider;
import io.ringpost.contract.call.Call;
import io.ringpost.contract.call.CallStatus;
import io.ringpost.contract.call.Direction;
import io.ringpost.contract.call.Sentiment;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which calls a reader wants; what is empty does not matter.
 *
 * @param statuses any of these
 * @param directions any of these
 * @param providers any of these carried a leg
 * @param numbers any of these called or was called
 * @param agent this agent spoke
 * @param reason this is why it ended
 * @param sentiments any of these
 * @param providerCallId a leg has this id at its provider
 * @param began when it began
 */
public record CallFilter(
        Set<CallStatus> statuses,
        Set<Direction> directions,
        Set<Provider> providers,
        Set<String> numbers,
        Optional<String> agent,
        Optional<String> reason,
        Set<Sentiment> sentiments,
        Optional<String> providerCallId,
        TimeRange began) {

    /** Whether a call is wanted. */
    public boolean matches(Call call) {
        return any(statuses, call.status())
                && any(directions, call.direction())
                && (providers.isEmpty() || call.legs().stream().anyMatch(leg -> providers.contains(leg.provider())))
                && (numbers.isEmpty() || isOne(numbers, call.from()) || isOne(numbers, call.to()))
                && agent.filter(id -> !id.equals(call.agentId())).isEmpty()
                && reason.filter(word -> !word.equals(call.disconnectionReason()))
                        .isEmpty()
                && any(
                        sentiments,
                        call.analysis() == null ? null : call.analysis().sentiment())
                && providerCallId
                        .filter(id -> call.legs().stream()
                                .noneMatch(leg -> leg.providerCallId().equals(id)))
                        .isEmpty()
                && began.contains(began(call));
    }

    /** When a call began: when it started, or if nobody said so, when it was first heard of. */
    static Instant began(Call call) {
        return Objects.requireNonNullElse(call.startedAt(), call.createdAt());
    }

    private static <T> boolean any(Set<T> wanted, @Nullable T value) {
        return wanted.isEmpty() || isOne(wanted, value);
    }

    private static <T> boolean isOne(Set<T> wanted, @Nullable T value) {
        return value != null && wanted.contains(value);
    }
}
