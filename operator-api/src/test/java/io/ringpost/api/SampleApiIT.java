package io.ringpost.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every API promises, tried on a small one. */
@QuarkusTest
class SampleApiIT {
    private static final String PROBLEM = "application/problem+json";

    private static RequestSpecification with(String key) {
        return given().header("Authorization", "Bearer " + key);
    }

    private static RequestSpecification main() {
        return with("test-key");
    }

    private static void isProblem(ValidatableResponse answer, int status, String type) {
        answer.statusCode(status)
                .contentType(startsWith(PROBLEM))
                .body("status", equalTo(status))
                .body("type", equalTo("urn:ringpost:problem:" + type));
    }

    @Test
    void no_key_is_unauthorized() {
        isProblem(given().get("/api/v1/samples").then().header("WWW-Authenticate", "Bearer"), 401, "unauthorized");
    }

    @Test
    void an_unknown_key_is_unauthorized() {
        isProblem(
                with("test-kez").get("/api/v1/samples").then().header("WWW-Authenticate", "Bearer"),
                401,
                "unauthorized");
    }

    @Test
    void a_key_without_the_scope_is_told_which() {
        isProblem(
                with("reader-key").delete("/api/v1/samples/1").then().body("detail", containsString("'erase'")),
                403,
                "forbidden");
    }

    @Test
    void a_named_key_with_the_scope_passes_and_has_a_name() {
        assertThat(with("reader-key")
                        .get("/api/v1/samples/who")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .isEqualTo("desk");
    }

    @Test
    void an_operation_without_a_scope_is_closed_to_every_key() {
        isProblem(
                main().get("/api/v1/samples/forgotten").then().body("detail", containsString("no scope")),
                403,
                "forbidden");
    }

    @Test
    void an_unknown_path_is_a_problem() {
        isProblem(main().get("/api/v1/nothing").then(), 404, "not-found");
        isProblem(main().get("/api/v1").then(), 404, "not-found");
        isProblem(main().get("/elsewhere").then(), 404, "not-found");
    }

    @Test
    void a_missing_thing_is_a_problem() {
        isProblem(
                main().get("/api/v1/samples/77").then().body("detail", equalTo("There is no such sample.")),
                404,
                "not-found");
    }

    @Test
    void a_wrong_method_is_told_the_right_ones() {
        var answer = main().put("/api/v1/samples").then();
        isProblem(answer, 405, "method-not-allowed");
        assertThat(Set.of(answer.extract().header("Allow").split(", ")))
                .containsExactlyInAnyOrder("GET", "HEAD", "OPTIONS", "POST");
    }

    @Test
    void a_wrong_method_on_a_template_path_is_told_the_right_ones() {
        var answer = main().contentType("application/json")
                .body("{}")
                .patch("/api/v1/samples/9")
                .then();
        isProblem(answer, 405, "method-not-allowed");
        assertThat(answer.extract().header("Allow")).isEqualTo("DELETE, GET, HEAD, OPTIONS");
    }

    @Test
    void a_foreign_media_type_is_unsupported() {
        isProblem(
                main().contentType("text/plain")
                        .body("x")
                        .post("/api/v1/samples")
                        .then(),
                415,
                "unsupported-media-type");
    }

    @Test
    void an_unacceptable_accept_is_a_problem() {
        isProblem(main().accept("image/png").get("/api/v1/samples").then(), 406, "not-acceptable");
    }

    @Test
    void broken_json_is_a_bad_request_that_repeats_nothing() {
        isProblem(
                main().contentType("application/json")
                        .body("{\"name\": \"joao")
                        .post("/api/v1/samples")
                        .then()
                        .body(not(containsString("joao"))),
                400,
                "bad-request");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name":"n","size":1} {}                  | More stands behind the body's JSON (line 1, column 23).
            {"name":"n","size":1} maria               | The body is not readable JSON (line 1, column 23).
            {"name":"n","size":1,"size":2}            | The body gives a key twice (line 1, column 28).
            {"name":"n","other":{"maria":1,"maria":1}} | The body gives a key twice (line 1, column 39).
            """)
    void what_would_be_passed_over_is_told_with_its_place(String body, String detail) {
        isProblem(
                main().contentType("application/json")
                        .body(body)
                        .post("/api/v1/samples")
                        .then()
                        .body("detail", equalTo(detail))
                        .body(not(containsString("maria"))),
                400,
                "bad-request");
    }

    @Test
    void a_wrong_type_names_the_field_and_repeats_no_value() {
        isProblem(
                main().contentType("application/json")
                        .body("{\"name\":\"n\",\"size\":\"maria\"}")
                        .post("/api/v1/samples")
                        .then()
                        .body("errors.field", contains("size"))
                        .body("errors.message", contains("must be a number"))
                        .body(not(containsString("maria"))),
                400,
                "bad-request");
    }

    @Test
    void our_fault_shows_nothing_but_its_occurrence() {
        isProblem(
                main().get("/api/v1/samples/broken")
                        .then()
                        .body("instance", startsWith("urn:uuid:"))
                        .body(not(containsString("is bad"))),
                500,
                "internal");
    }

    @Test
    void a_database_that_is_away_asks_to_come_back() {
        isProblem(main().get("/api/v1/samples/away").then().header("Retry-After", "5"), 503, "unavailable");
    }

    @Test
    void a_bare_status_becomes_a_problem() {
        isProblem(main().get("/api/v1/samples/teapot").then(), 409, "conflict");
    }

    @Test
    void pages_are_walked_to_their_end() {
        String next = main().get("/api/v1/samples?limit=3")
                .then()
                .statusCode(200)
                .body("items", contains(1, 2, 3))
                .extract()
                .path("next");
        main().get("/api/v1/samples?limit=3&cursor=" + next)
                .then()
                .statusCode(200)
                .body("items", contains(4, 5))
                .body("next", nullValue());
    }

    @Test
    void a_wrong_limit_or_cursor_is_named() {
        for (String query : new String[] {"limit=0", "limit=201", "limit=many", "cursor=AAAA", "cursor=%00"}) {
            isProblem(
                    main().get("/api/v1/samples?" + query)
                            .then()
                            .body("errors.field", contains(query.substring(0, query.indexOf('=')))),
                    400,
                    "bad-request");
        }
    }

    @Test
    void a_body_over_the_limit_is_a_problem() {
        isProblem(
                main().contentType("application/json")
                        .body("[" + " ".repeat(20_000) + "]")
                        .post("/api/v1/samples")
                        .then(),
                413,
                "too-large");
    }

    @Test
    void a_body_that_grows_over_the_limit_is_a_problem() throws Exception {
        var answer =
                HttpClient.newHttpClient().send(streamed(" ".repeat(20_000)), HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("too-large");
    }

    @Test
    void a_body_of_unknown_length_is_read() throws Exception {
        String sample = "{\"name\":\"n\",\"size\":1,\"tags\":[]}";

        var answer = HttpClient.newHttpClient().send(streamed(sample), HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(sample);
    }

    private static HttpRequest streamed(String body) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/api/v1/samples"))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Bearer test-key")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                .build();
    }

    @Test
    void the_settings_file_reaches_the_service() {
        assertThat(main().get("/api/v1/samples/zone").then().extract().asString())
                .isEqualTo("Asia/Tokyo");
    }

    @Test
    void options_lists_the_methods() {
        assertThat(main().options("/api/v1/samples").then().extract().statusCode())
                .isBetween(200, 204);
    }
}
