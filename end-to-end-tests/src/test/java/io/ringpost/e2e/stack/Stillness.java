package io.ringpost.e2e.stack;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Knows when a stack has nothing left to do: all that was published is consumed, and all outboxes are empty. */
final class Stillness {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern WAITING = Pattern.compile("^ringpost_outbox_lag_rows\\S* (\\S+)$", Pattern.MULTILINE);

    private final String bootstrap;
    private final List<Api> services;

    Stillness(String bootstrap, List<Api> services) {
        this.bootstrap = bootstrap;
        this.services = services;
    }

    /** Waits for it. What is consumed fills an outbox, and what is published is consumed: so both are asked twice. */
    void awaitIt() {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
            await("nothing left to do")
                    .atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> consumed(admin) && published() && consumed(admin) && published());
        }
    }

    private boolean published() {
        return services.stream().allMatch(service -> {
            Matcher waiting = WAITING.matcher(service.ask("/q/metrics").body());
            return waiting.find() && Double.parseDouble(waiting.group(1)) == 0;
        });
    }

    private static boolean consumed(Admin admin) throws ExecutionException, InterruptedException {
        for (GroupListing group : admin.listGroups().all().get()) {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group.groupId())
                    .partitionsToOffsetAndMetadata()
                    .get();
            Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(committed.keySet().stream()
                            .collect(Collectors.toMap(part -> part, part -> OffsetSpec.latest())))
                    .all()
                    .get();
            if (ends.entrySet().stream().anyMatch(end -> behind(committed.get(end.getKey()), end.getValue()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean behind(@Nullable OffsetAndMetadata committed, ListOffsetsResultInfo end) {
        return committed == null || committed.offset() < end.offset();
    }
}
