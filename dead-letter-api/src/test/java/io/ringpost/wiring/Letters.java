package io.ringpost.wiring;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.ringpost.api.deadletter.ReplayCommand;
import io.ringpost.local.junit.LocalServers;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** The API and the command as an operator uses them. */
final class Letters {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final String PATH = "/api/v1/dead-letters";

    private Letters() {}

    /** What a command left behind. */
    record Said(int status, String out, String err) {}

    static RequestSpecification manager() {
        return given().auth().oauth2(LocalServers.API_KEY);
    }

    /** All letters, page by page. */
    static List<Map<String, Object>> all(int limit) {
        List<Map<String, Object>> all = new ArrayList<>();
        Map<String, Object> query = new HashMap<>(Map.of("limit", limit));
        do {
            JsonPath page = answer(() -> manager().queryParams(query).get(PATH));
            all.addAll(page.getList("items"));
            query.put("cursor", Objects.requireNonNullElse(page.getString("next"), ""));
        } while (!query.get("cursor").equals(""));
        return all;
    }

    static List<String> idsOf(String key) {
        return all(200).stream()
                .filter(letter -> key.equals(letter.get("key")))
                .map(letter -> String.valueOf(letter.get("id")))
                .toList();
    }

    static Map<String, Object> letter(String id) {
        return all(200).stream()
                .filter(letter -> id.equals(letter.get("id")))
                .findFirst()
                .orElseThrow();
    }

    static JsonPath replay(Map<String, ?> body) {
        return answer(() -> manager().contentType(ContentType.JSON).body(body).post(PATH + "/replay"));
    }

    /** What is said once Kafka is near; a machine that has only just begun may first say 503, come again. */
    private static JsonPath answer(Supplier<Response> asked) {
        return await().atMost(SOON)
                .until(asked::get, response -> response.statusCode() != 503)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static Said command(String... options) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("--url", "http://localhost:" + RestAssured.port));
        int status = new ReplayCommand()
                .run(
                        arguments,
                        new SmallRyeConfigBuilder()
                                .withDefaultValue("RINGPOST_API_KEY", LocalServers.API_KEY)
                                .build(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Said(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
