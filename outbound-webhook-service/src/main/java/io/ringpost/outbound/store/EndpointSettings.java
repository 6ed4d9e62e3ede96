package io.ringpost.outbound.store;

import io.ringpost.outbound.schedule.RateLimit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operator may set on an endpoint.
 *
 * @param url where its webhooks go
 * @param description what for
 * @param events names, families and {@code *}
 * @param filter values that {@code data} must have, by path
 * @param headers sent in addition; they may hold credentials
 * @param schedule {@code guide} or {@code extended}
 * @param concurrency how many of its deliveries are under way at once
 * @param rateLimit how many POSTs it gets in a time, if that is limited
 * @param ordered whether deliveries about one entity follow one another
 * @param stopOn410 whether a 410 disables it
 * @param autoDisable whether it is disabled when nothing gets through for long
 * @param traceparent whether it is told which trace an event is part of
 * @param enabled whether its deliveries go out; else they are held
 */
public record EndpointSettings(
        String url,
        @Nullable String description,
        List<String> events,
        Map<String, List<Object>> filter,
        Map<String, String> headers,
        String schedule,
        int concurrency,
        @Nullable RateLimit rateLimit,
        boolean ordered,
        boolean stopOn410,
        boolean autoDisable,
        boolean traceparent,
        boolean enabled) {
    /** Stands for headers whose key is lost: they are there, but what they are nobody can tell. */
    public static final Map<String, String> UNREADABLE_HEADERS = Map.of("***", "***");
}
