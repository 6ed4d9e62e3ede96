package io.ringpost.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringpost.contract.Topology;
import io.ringpost.feed.Feed;
import io.ringpost.feed.FeedItem;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.local.kafka.TopicRecord;
import io.ringpost.local.kafka.TopicWriter;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class ServiceIT {
    private static final Duration SOON = Duration.ofSeconds(40);
    /** Twice {@code max.poll.interval.ms} of this test's channel. */
    private static final Duration LONGER_THAN_A_POLL_MAY_TAKE = Duration.ofSeconds(7);

    private static final String RAW = Topology.RAW_VOIPMS.name();

    private final String run = UUID.randomUUID().toString();

    @Inject
    Feed feed;

    @Inject
    Flyway flyway;

    @Inject
    Pool pool;

    @Test
    void takesMigrationsOfThisJarThatComeAfterTheServicesOwn() {
        assertThat(flyway.getConfiguration().isOutOfOrder()).isTrue();
    }

    @Test
    void connectionsAreThoseOfThePreparedPool() {
        String twice = "select " + run.length() + "::integer as twice";
        assertThat(onOneConnection("show plan_cache_mode")).isEqualTo("force_custom_plan");
        assertThat(onOneConnection("show jit")).isEqualTo("off");
        assertThat(onOneConnection(
                        twice,
                        twice,
                        "select count(*)::text from pg_prepared_statements where statement = '" + twice + "'"))
                .isEqualTo("1");
    }

    /** The last one's answer. */
    private String onOneConnection(String... statements) {
        return pool.withConnection(connection -> Multi.createFrom()
                        .items(statements)
                        .onItem()
                        .transformToUniAndConcatenate(
                                sql -> connection.preparedQuery(sql).execute())
                        .collect()
                        .last())
                .map(found -> String.valueOf(found.iterator().next().getValue(0)))
                .await()
                .atMost(SOON);
    }

    @Test
    void consumesAppliesOnceAnnouncesParksAndCommitsOffsets() {
        write(IntStream.range(0, 30).mapToObj(i -> run + "-" + i % 10).toList());
        write(List.of("{" + run));

        TopicRecord parked = LocalServers.kafka().reader().awaitFirst(RAW + ".dlq", SOON, dead -> dead.text()
                .equals("{" + run));
        await().atMost(SOON).untilAsserted(() -> assertThat(uncommitted()).isZero());

        assertThat(parked.header("dead-letter-consumer")).isEqualTo("echo");
        assertThat(announced(10)).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void goesOnWhereItWasWhenTheDatabaseIsBackAndTellsTheFeed() {
        AssertSubscriber<FeedItem> follower = feed.latestSeq()
                .flatMap(latest -> feed.from(latest, topic -> true))
                .await()
                .atMost(SOON)
                .match(
                        live -> live.items().subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE)),
                        gone -> {
                            throw new AssertionError(gone);
                        });

        LocalServers.postgres().stop();
        write(List.of(run + "-a", run + "-b"));
        await().pollDelay(LONGER_THAN_A_POLL_MAY_TAKE).atMost(SOON).untilAsserted(() -> assertThat(members())
                .isEqualTo(1));
        LocalServers.postgres().start();

        assertThat(announced(2)).containsExactlyInAnyOrder(run + "-a", run + "-b");
        await().atMost(SOON).untilAsserted(() -> assertThat(uncommitted()).isZero());
        await().atMost(SOON)
                .until(() -> follower.getItems().stream()
                                .filter(item -> item.key().startsWith(run))
                                .count()
                        == 2);
        follower.cancel();
    }

    private static void write(List<String> values) {
        try (TopicWriter writer = LocalServers.kafka().writer()) {
            values.forEach(value -> writer.write(RAW, value, Map.of(), value.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static int members() throws ExecutionException, InterruptedException {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", LocalServers.kafka().bootstrapServers()))) {
            return admin.describeConsumerGroups(List.of("echo-service"))
                    .describedGroups()
                    .values()
                    .iterator()
                    .next()
                    .get()
                    .members()
                    .size();
        }
    }

    private List<String> announced(int count) {
        return LocalServers.kafka()
                .reader()
                .await(
                        Topology.SMS.name(),
                        SOON,
                        records -> records.stream()
                                        .filter(announced -> announced.text().startsWith(run))
                                        .count()
                                >= count)
                .stream()
                .map(TopicRecord::text)
                .filter(text -> text.startsWith(run))
                .toList();
    }

    private static long uncommitted() throws ExecutionException, InterruptedException {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", LocalServers.kafka().bootstrapServers()))) {
            TopicDescription topic = Objects.requireNonNull(
                    admin.describeTopics(List.of(RAW)).allTopicNames().get().get(RAW));
            List<TopicPartition> partitions = topic.partitions().stream()
                    .map(partition -> new TopicPartition(RAW, partition.partition()))
                    .toList();
            var committed = admin.listConsumerGroupOffsets("echo-service")
                    .partitionsToOffsetAndMetadata()
                    .get();
            long open = 0;
            for (TopicPartition partition : partitions) {
                long end = admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                        .partitionResult(partition)
                        .get()
                        .offset();
                var done = committed.get(partition);
                open += end - (done == null ? 0 : done.offset());
            }
            return open;
        }
    }
}
