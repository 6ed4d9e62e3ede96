package io.ringpost.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.ringpost.local.FreePort;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.local.postgres.LocalPostgres;
import io.ringpost.local.receive.Behaviour;
import io.ringpost.local.receive.CrmReceiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service as a process of its own, with a database and Kafka groups of its own. */
class StoppedProcessIT {
    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final List<String> CHANNELS = List.of("crm-events", "call-events", "recordings", "texts");
    private static final Behaviour ABOUT_A_SECOND = new Behaviour.Drip(true, Duration.ofMillis(4));

    private final String name = "stopped_" + UUID.randomUUID().toString().replace("-", "");
    private final int port = FreePort.take();

    @Test
    void whoIsToldToStopEndsWhatIsUnderWayAndLeavesNothingLeased(@TempDir Path logs) throws Exception {
        assumeTrue(Files.exists(JAR), "the service is not packaged");
        Map<String, String> servers = new LocalServers().start();
        database("create database " + name);
        try (CrmReceiver crm = CrmReceiver.start("sua_chave_secreta")) {
            Process process = started(servers, logs.resolve("log"));
            try {
                crm.behave("/", ABOUT_A_SECOND);
                String endpoint = endpoint(crm, process);
                api().post("/webhook-endpoints/" + endpoint + "/test").then().statusCode(202);
                await().atMost(SOON).until(() -> crm.received("/").size() == 1);

                process.destroy();

                assertThat(process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
                assertThat(column("""
                                select d.status || ' ' || d.attempts || ' ' || d.posts || ' ' || coalesce(a.error, 'ok')
                                from outbound_webhook.delivery d
                                left join outbound_webhook.attempt a on a.delivery_id = d.id""")).containsExactly("delivered 1 1 ok");
                assertThat(crm.received("/")).hasSize(1);
            } finally {
                process.destroyForcibly().onExit().join();
            }
        } finally {
            // An autovacuum worker may be looking at it, and only its own role could end that.
            await().atMost(SOON).ignoreExceptionsInstanceOf(SQLException.class).until(() -> {
                database("drop database " + name + " with (force)");
                return true;
            });
        }
    }

    private String endpoint(CrmReceiver crm, Process process) {
        await().atMost(SOON)
                .ignoreExceptions()
                .failFast(() -> assertThat(process.isAlive()).isTrue())
                .until(() -> RestAssured.given()
                                .baseUri("http://127.0.0.1")
                                .port(port)
                                .get("/q/health/live")
                                .statusCode()
                        == 200);
        JsonPath made = api().body(Map.of("url", crm.url("/").toString(), "events", List.of("x.y")))
                .post("/webhook-endpoints")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return made.getString("id");
    }

    private RequestSpecification api() {
        return RestAssured.given()
                .baseUri("http://127.0.0.1")
                .port(port)
                .basePath("/api/v1")
                .header("Authorization", "Bearer " + LocalServers.API_KEY)
                .contentType("application/json");
    }

    private Process started(Map<String, String> servers, Path log) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m"));
        CHANNELS.forEach(channel -> command.add("-Dmp.messaging.incoming." + channel + ".group.id=" + name));
        command.addAll(List.of("-jar", JAR.toAbsolutePath().toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(log.toAbsolutePath().resolveSibling("").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(servers);
        builder.environment().put("RINGPOST_DATABASE_URL", url());
        builder.environment().put("RINGPOST_PORT_OUTBOUND_WEBHOOK", Integer.toString(port));
        builder.environment().put("RINGPOST_EGRESS_ALLOW", "127.0.0.0/8");
        return builder.start();
    }

    private String url() {
        String shared = LocalServers.postgres().url();
        return shared.substring(0, shared.lastIndexOf('/') + 1) + name;
    }

    private static void database(String sql) throws SQLException {
        try (Connection connection = LocalServers.postgres().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> column(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection =
                        DriverManager.getConnection("jdbc:" + url(), LocalPostgres.USER, LocalPostgres.PASSWORD);
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
