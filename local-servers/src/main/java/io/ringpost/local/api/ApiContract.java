package io.ringpost.local.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ringpost.local.junit.LocalServers;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Keys, problem details and pages of one list of a service: extend it in a {@code @QuarkusTest} and say where the list is.
 */
public abstract class ApiContract {
    private static final String ANY_ID = "0000000000000000";

    /** Where the service listens. */
    protected abstract URI service();

    /** The path of a list with pages, for example {@code /api/v1/calls}. */
    protected abstract String list();

    /** The path that takes a JSON object by POST, if there is one. */
    protected Optional<String> creation() {
        return Optional.empty();
    }

    /** Where the service's OpenAPI document is, unless it has none of its own. */
    protected Optional<String> document() {
        return Optional.of("/q/openapi");
    }

    private ApiAnswer document(String format) {
        assumeTrue(document().isPresent(), "nothing is documented here");
        ApiAnswer answer = ask("GET", document().orElseThrow() + "?format=" + format);
        assertEquals(200, answer.status());
        return answer;
    }

    private ApiAnswer ask(String method, String path) {
        return new ApiCall(service(), LocalServers.API_KEY).send(method, path);
    }

    private ApiAnswer post(String type, String body) {
        assumeTrue(creation().isPresent(), "nothing is created here");
        return new ApiCall(service(), LocalServers.API_KEY)
                .send("POST", creation().orElseThrow(), type, body);
    }

    @Test
    public void its_document_is_the_one_that_is_committed() {
        new CommittedDocument().isServed(document("yaml").body());
    }

    @Test
    public void every_operation_names_the_scope_that_fits_it() {
        CommittedDocument.everyOperationNamesItsScope(document("json").json());
    }

    @Test
    public void every_answer_says_what_it_carries() {
        CommittedDocument.everyAnswerSaysWhatItCarries(document("json").json());
    }

    @Test
    public void without_a_key_it_is_401() {
        ApiAnswer answer = new ApiCall(service(), "").send("GET", list());

        answer.isProblem(401);
        assertEquals("Bearer", answer.header("WWW-Authenticate"));
    }

    @Test
    public void with_an_unknown_key_it_is_401_that_does_not_repeat_the_key() {
        ApiAnswer answer = new ApiCall(service(), "an-unknown-key").send("GET", list());

        answer.isProblem(401);
        assertFalse(answer.body().contains("an-unknown-key"), answer.body());
    }

    @Test
    public void with_the_key_it_is_a_page() {
        ApiAnswer answer = ask("GET", list());

        assertEquals(200, answer.status());
        assertTrue(answer.json().path("items").isArray(), answer.body());
        assertTrue(answer.json().has("next"), answer.body());
    }

    @Test
    public void an_unknown_thing_is_404() {
        ask("GET", list() + "/" + ANY_ID).isProblem(404);
    }

    @Test
    public void an_unknown_path_is_404() {
        ask("GET", "/api/v1/no-such-thing").isProblem(404);
    }

    @Test
    public void a_wrong_method_is_405_and_names_the_right_ones() {
        ApiAnswer answer = ask("PUT", list());

        answer.isProblem(405);
        assertTrue(answer.header("Allow").contains("GET"), answer.header("Allow"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=many", "cursor=AAAA", "cursor=%F0%9F%92%A5"})
    public void a_wrong_page_is_400_and_named(String query) {
        ApiAnswer answer = ask("GET", list() + "?" + query);

        answer.isProblem(400);
        assertEquals(
                query.substring(0, query.indexOf('=')),
                answer.json().at("/errors/0/field").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=", "cursor=", "limit", "cursor=%20", "limit=5&limit=", "nothing-we-know="})
    public void a_parameter_without_a_value_is_400_and_named(String query) {
        ApiAnswer answer = ask("GET", list() + "?" + query);

        answer.isProblem(400);
        assertEquals(
                query.split("=", -1)[0], answer.json().at("/errors/0/field").asText());
    }

    @Test
    public void a_foreign_media_type_is_415() {
        post("text/plain", "hello").isProblem(415);
    }

    @Test
    public void broken_json_is_400_that_repeats_nothing() {
        ApiAnswer answer = post("application/json", "{\"url\": \"marias-secret");

        answer.isProblem(400);
        assertFalse(answer.body().contains("marias-secret"), answer.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{} marias-secret",
                "{} {}",
                "{}]",
                "{\"a\":1,\"a\":1}",
                "{\"a\":{\"marias-secret\":1,\"b\":2,\"marias-secret\":3}}"
            })
    public void more_than_one_object_or_a_key_given_twice_is_400_that_repeats_nothing(String body) {
        ApiAnswer answer = post("application/json", body);

        answer.isProblem(400);
        assertFalse(answer.body().contains("marias-secret"), answer.body());
    }
}
