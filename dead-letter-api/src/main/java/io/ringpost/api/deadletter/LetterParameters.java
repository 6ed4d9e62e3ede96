package io.ringpost.api.deadletter;

import io.ringpost.api.page.HomeZone;
import io.ringpost.api.page.TimeRange;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.deadletter.DeadLetterTopics;
import io.ringpost.deadletter.LetterFilter;
import io.ringpost.inbox.BatchConsumers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads which letters are meant; those of other services are never. */
@ApplicationScoped
class LetterParameters {
    private final BatchConsumers consumers;
    private final DeadLetterTopics topics;
    private final HomeZone zone;

    LetterParameters(BatchConsumers consumers, DeadLetterTopics topics, HomeZone zone) {
        this.consumers = consumers;
        this.topics = topics;
        this.zone = zone;
    }

    LetterFilter filter(@Nullable String topic, @Nullable String reason, TimeRange range) {
        return new LetterFilter(
                consumers.names(),
                Optional.ofNullable(topic).map(this::topic),
                Optional.ofNullable(reason),
                range.since(),
                range.until());
    }

    TimeRange range(@Nullable String since, @Nullable String until, @Nullable String tz) {
        return TimeRange.parse(since, until, tz, zone.id());
    }

    String bare(String topic) {
        return topics.bare(topic);
    }

    private String topic(String name) {
        return topics.named(name)
                .orElseThrow(() -> ProblemException.badParameter("topic", "is no topic that this service reads"));
    }
}
