package io.ringpost.benchmarks.deliveries;

import io.ringpost.benchmarks.machine.Await;
import io.ringpost.benchmarks.machine.JavaProcess;
import io.ringpost.benchmarks.machine.Stage;
import io.ringpost.local.FreePort;
import io.ringpost.local.postgres.LocalPostgres;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The packaged outbound service with a real database, and its API for making endpoints. */
public final class OutboundProcess implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Path JAR = Path.of("outbound-webhook-service/target/quarkus-app/quarkus-run.jar");
    private static final String DATABASE = "ringpost";
    private static final String KEY = "benchmark-key";
    private static final int CREATED = 201;

    private final HttpClient http = HttpClient.newHttpClient();
    private final LocalPostgres postgres;
    private final JavaProcess process;
    private final String url;

    private OutboundProcess(LocalPostgres postgres, JavaProcess process, String url) {
        this.postgres = postgres;
        this.process = process;
        this.url = url;
    }

    /** Starts database and service and waits until the service is ready. */
    public static OutboundProcess start(Stage stage) {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException("package the outbound service first: " + JAR + " is missing");
        }
        Path data = stage.directory().resolve("postgres");
        stage.guard().watchPostgres(LocalPostgres.data(data));
        LocalPostgres postgres = LocalPostgres.start(data, stage.directory().resolve("binaries"), 0)
                .createDatabase(DATABASE);
        int port = FreePort.take();
        Map<String, String> environment = new HashMap<>(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                stage.bootstrapServers(),
                "RINGPOST_PORT_OUTBOUND_WEBHOOK",
                Integer.toString(port),
                "RINGPOST_DATABASE_URL",
                "postgresql://localhost:" + postgres.port() + "/" + DATABASE,
                "RINGPOST_DATABASE_USER",
                LocalPostgres.USER,
                "RINGPOST_DATABASE_PASSWORD",
                LocalPostgres.PASSWORD,
                "RINGPOST_API_KEY",
                KEY,
                "RINGPOST_SECRETS_KEY",
                Base64.getEncoder().encodeToString(new byte[32]),
                "RINGPOST_EGRESS_ALLOW",
                "127.0.0.0/8"));
        Path log = stage.directory().resolve("outbound.log");
        JavaProcess process = JavaProcess.ofJar(stage.guard(), log, JAR, environment);
        String url = "http://127.0.0.1:" + port;
        Await.url(url + "/q/health/ready", START, process::alive);
        return new OutboundProcess(postgres, process, url);
    }

    /** Makes an endpoint that hears only of events whose data names it. */
    public void endpoint(String name, String target) throws IOException, InterruptedException {
        JsonObject body = new JsonObject()
                .put("url", target)
                .put("events", new JsonArray().add("*"))
                .put("filter", new JsonObject().put("endpoint", name));
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/v1/webhook-endpoints"))
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != CREATED) {
            throw new IllegalStateException("no endpoint was made: " + answer.body());
        }
    }

    /** A request that reads with the operator's key. */
    public HttpRequest get(String path) {
        return HttpRequest.newBuilder(URI.create(url + "/api/v1" + path))
                .header("Authorization", "Bearer " + KEY)
                .build();
    }

    /** Runs statements in the service's schema, one after the other. */
    public void plant(List<String> statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://localhost:" + postgres.port() + "/" + DATABASE,
                        LocalPostgres.USER,
                        LocalPostgres.PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path = outbound_webhook");
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    /** Its processor time. */
    public Duration cpu() {
        return process.cpu();
    }

    /** The processor time of all processes of the database that still run. */
    public Duration postgresCpu() {
        return ProcessHandle.of(postgres.pid()).stream()
                .flatMap(parent -> parent.descendants())
                .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public void close() {
        process.close();
        postgres.close();
    }
}
