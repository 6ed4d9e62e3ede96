package io.ringpost.outbound.subscribe;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an operator says of an endpoint, as the API's document shows it; {@link EndpointForm} reads it.
 *
 * @param url where webhooks go
 * @param description what for
 * @param events which ones
 * @param filter which of these
 * @param headers sent in addition
 * @param schedule how failed deliveries are repeated
 * @param concurrency how many deliveries are under way at once
 * @param rateLimit how many POSTs it gets in a time
 * @param ordered whether deliveries about one entity follow one another
 * @param stopOn410 whether a 410 disables it
 * @param autoDisable whether it is disabled when nothing gets through for long
 * @param traceparent whether it is told which trace an event is part of
 * @param enabled whether deliveries go out
 * @param secret what they are signed with
 */
record EndpointFields(
        @Schema(maxLength = 2048) String url,
        @Schema(maxLength = 500) @Nullable String description,

        @Schema(description = "names, families (cliente.*) or *", minItems = 1, maxItems = 100)
        List<String> events,

        @Schema(description = "by path of data the value, or a list of those, that will do") @Nullable
        Map<String, Object> filter,

        @Schema(description = "sent in addition; *** keeps what is there") @Nullable
        Map<String, String> headers,

        @Schema(enumeration = {"guide", "extended"}) @Nullable
        String schedule,

        @Schema(minimum = "1", maximum = "64") @Nullable Integer concurrency,

        @Schema(
                nullable = true,
                pattern = "^([1-9][0-9]{0,3}|10000)/[smh]$",
                examples = "10/s",
                description = "POSTs per second, minute or hour, at most 10,000; null takes the limit away")
        @Nullable
        String rateLimit,

        @Schema(
                description =
                        "deliveries about one call, client, ticket or conversation follow one another; switched on"
                                + " later, what was tried already keeps its time and the rest of its line waits for it")
        @Nullable
        Boolean ordered,

        @Nullable Boolean stopOn410,

        @Schema(
                description =
                        "whether it is disabled when nothing gets through for long; one place instead of concurrency after five"
                                + " attempts without an answer below 500 it has either way")
        @Nullable
        Boolean autoDisable,

        @Schema(
                description =
                        "whether webhooks carry a traceparent header (W3C Trace Context) with the trace that the event came"
                                + " with, if it came with one; each attempt is a span of its own")
        @Nullable
        Boolean traceparent,

        @Nullable Boolean enabled,

        @Schema(minLength = 16, maxLength = 128, description = "made if not given; PATCH does not take it") @Nullable
        String secret) {
    static final String EXAMPLE = """
            {"url":"https://crm.example.com/webhooks/ringpost","description":"CRM",\
            "events":["chamada.*","cliente.criado"],"schedule":"guide"}""";
}
