package io.ringpost.local.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringpost.contract.Topology;
import io.ringpost.local.kafka.TopicRecord;
import io.ringpost.local.kafka.TopicWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalServersIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void brokerHasEveryTopicOfTheContract() throws Exception {
        Set<String> names = admin(admin -> admin.listTopics().names().get());

        assertThat(names)
                .containsAll(Topology.withDeadLetters().stream()
                        .map(topic -> topic.name(""))
                        .toList());
    }

    @Test
    void topicsCarryTheirDeclaredSettings() throws Exception {
        ConfigResource snapshots = new ConfigResource(ConfigResource.Type.TOPIC, Topology.CALL_STATE_SNAPSHOTS.name());

        Map<String, String> settings = new HashMap<>();
        admin(admin -> admin.describeConfigs(List.of(snapshots)).all().get())
                .values()
                .forEach(config -> config.entries().forEach(entry -> settings.put(entry.name(), entry.value())));

        assertThat(settings)
                .containsEntry("cleanup.policy", "compact,delete")
                .containsEntry(
                        "retention.ms", Long.toString(Duration.ofDays(400).toMillis()))
                .containsEntry("max.message.bytes", "6291456");
    }

    @Test
    void recordsSurviveAnOutageOfTheBroker() {
        String topic = Topology.RAW_TWILIO.name();
        String key = "twilio:" + UUID.randomUUID();
        SharedKafka kafka = LocalServers.kafka();
        try (TopicWriter writer = kafka.writer()) {
            writer.write(topic, key, Map.of("ce_id", "one"), "{}".getBytes(StandardCharsets.UTF_8));
        }

        kafka.stop();
        kafka.start();

        TopicRecord kept = kafka.reader().awaitFirst(topic, SOON, record -> key.equals(record.key()));
        assertThat(kept.text()).isEqualTo("{}");
        assertThat(kept.header("ce_id")).isEqualTo("one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "snappy", "lz4", "zstd"})
    void brokerTakesWhateverItsClientsCompressWith(String compression) throws Exception {
        String bootstrap = LocalServers.kafka().bootstrapServers();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "compression.type",
                        compression,
                        "delivery.timeout.ms",
                        20_000,
                        "request.timeout.ms",
                        10_000),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            assertThat(producer.send(new ProducerRecord<>(Topology.REFUSALS.name(), new byte[10_000]))
                            .get()
                            .hasOffset())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
    void databaseIsDurable(String setting) throws SQLException {
        assertThat(query("show " + setting)).isEqualTo("on");
    }

    @Test
    void ownerOfTheDatabaseCreatesTheExtensionsThatServicesNeed() throws SQLException {
        for (String extension : List.of("unaccent", "pg_trgm", "btree_gin", "pgcrypto")) {
            update("create extension if not exists " + extension);
        }

        assertThat(
                        query(
                                "select count(*) from pg_extension where extname in ('unaccent','pg_trgm','btree_gin','pgcrypto')"))
                .isEqualTo("4");
    }

    @Test
    void whatWasCommittedSurvivesAKill() throws SQLException {
        String table = "kept_" + UUID.randomUUID().toString().replace("-", "");
        update("create table " + table + " as select 42 as answer");

        LocalServers.postgres().kill();
        LocalServers.postgres().start();

        assertThat(query("select answer from " + table)).isEqualTo("42");
    }

    @Test
    void pausedDatabaseAnswersNobodyUntilItGoesOn() throws SQLException {
        try (Connection connection = LocalServers.postgres().connect();
                Statement statement = connection.createStatement()) {
            connection.setNetworkTimeout(Runnable::run, 300);
            LocalServers.postgres().pause();
            try {
                assertThatThrownBy(() -> statement.execute("select 1")).isInstanceOf(SQLException.class);
            } finally {
                LocalServers.postgres().resume();
            }
        }
        assertThat(query("select 1")).isEqualTo("1");
    }

    @Test
    void resourceGivesServicesTheirEnvironment() {
        Map<String, String> config = new LocalServers().start();

        assertThat(config)
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", LocalServers.kafka().bootstrapServers())
                .containsEntry("RINGPOST_DATABASE_URL", LocalServers.postgres().url())
                .containsKeys(
                        "RINGPOST_DATABASE_USER",
                        "RINGPOST_DATABASE_PASSWORD",
                        "RINGPOST_API_KEY",
                        "RINGPOST_SECRETS_KEY");
    }

    private static String query(String sql) throws SQLException {
        try (Connection connection = LocalServers.postgres().connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }

    private static void update(String sql) throws SQLException {
        try (Connection connection = LocalServers.postgres().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static <T> T admin(Question<T> question) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, LocalServers.kafka().bootstrapServers()))) {
            return question.ask(admin);
        }
    }

    private interface Question<T> {
        T ask(Admin admin) throws ExecutionException, InterruptedException;
    }
}
