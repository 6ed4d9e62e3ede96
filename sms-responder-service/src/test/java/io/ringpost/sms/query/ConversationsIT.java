package io.ringpost.sms.query;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.ringpost.local.junit.LocalServers;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class ConversationsIT {
    private static final String PATH = "/api/v1/conversations";
    private static final String CREATE = """
            insert into sms_conversations (id, provider, own_number, number, last_message_at)
            values ($1, 'voipms', $2, $3, $4)
            """;
    private static final String SAY = """
            insert into messages (id, conversation_id, provider, direction, from_number, to_number, text, status, at)
            values ($1, $2, 'voipms', 'inbound', '+1', '+1', $3, 'received', $4)
            """;
    private static final OffsetDateTime AT = OffsetDateTime.parse("2026-03-02T10:00:00Z");

    private final Pool pool;

    ConversationsIT(Pool pool) {
        this.pool = pool;
    }

    @Test
    void a_conversation_is_found_by_number_however_it_is_written() throws Throwable {
        String id = conversation("+14165550201", AT);

        api().queryParam("number", "+1 (416) 555-0201")
                .get(PATH)
                .then()
                .statusCode(200)
                .body("items.id", contains(id))
                .body("items[0].number", equalTo("+14165550201"))
                .body("items[0].ownNumber", equalTo("+15145550100"))
                .body("items[0].optedOut", equalTo(false))
                .body("items[0].lastMessageAt", equalTo("2026-03-02T10:00:00Z"));
        api().get(PATH + "/" + id).then().statusCode(200).body("provider", equalTo("voipms"));
    }

    @Test
    void since_takes_an_instant_or_a_date() throws Throwable {
        String id = conversation("+14165550202", AT);

        since("2026-03-02T10:00:00Z").then().body("items.id", contains(id));
        since("2026-03-02").then().body("items.id", contains(id));
        since("2026-03-02T10:00:01Z").then().body("items", empty());
        since("yesterday").then().statusCode(400).body("errors.field", contains("since"));
    }

    private static Response since(String since) {
        return api().queryParam("number", "+14165550202")
                .queryParam("since", since)
                .get(PATH);
    }

    @Test
    void pages_follow_each_other() throws Throwable {
        String id = conversation("+14165550203", AT);
        for (int i = 0; i < 3; i++) {
            run(SAY, Tuple.of(id(), id, "text " + i, AT.plusSeconds(i)));
        }

        String next = messages(id, null)
                .then()
                .body("items.text", contains("text 2", "text 1"))
                .body("items[0].status", equalTo("received"))
                .extract()
                .path("next");

        messages(id, next).then().body("items.text", contains("text 0")).body("next", equalTo(null));
    }

    @Test
    void a_person_answers_once_for_a_key_and_automatic_answers_rest() throws Throwable {
        String id = conversation("+14165550204", AT);
        String key = UUID.randomUUID().toString();

        Response first = write(id, key, "See you at 9");
        Response second = write(id, key, "See you at 9");

        first.then()
                .statusCode(201)
                .body("from", equalTo("+15145550100"))
                .body("to", equalTo("+14165550204"))
                .body("direction", equalTo("outbound"))
                .body("status", equalTo("queued"));
        assertThat(second.<String>path("id")).isEqualTo(first.path("id"));
        messages(id, null).then().body("items.text", contains("See you at 9"));
        api().get(PATH + "/" + id).then().body("silencedUntil", notNullValue());
    }

    @Test
    void who_wants_no_texts_is_not_written_to() throws Throwable {
        String id = conversation("+14165550205", AT);
        api().body("{\"number\":\"+14165550205\"}")
                .post("/api/v1/opt-outs")
                .then()
                .statusCode(201);

        write(id, UUID.randomUUID().toString(), "Hello?").then().statusCode(409);

        messages(id, null).then().body("items", empty());
        api().get(PATH + "/" + id).then().body("optedOut", equalTo(true));
        api().queryParam("number", "+14165550205")
                .delete("/api/v1/opt-outs")
                .then()
                .statusCode(204);
    }

    @Test
    void who_wants_no_texts_is_not_written_to_by_whatsapp_either() throws Throwable {
        String id = id();
        run(CREATE, Tuple.of(id, "whatsapp:+15145550100", "whatsapp:+14165550206", AT));

        api().body("{\"number\":\"+14165550206\"}")
                .post("/api/v1/opt-outs")
                .then()
                .statusCode(201)
                .body("items.number", contains("+14165550206"));
        write(id, UUID.randomUUID().toString(), "Hello?").then().statusCode(409);
        api().queryParam("number", "+14165550206")
                .queryParam("ownNumber", "+15145550100")
                .delete("/api/v1/opt-outs")
                .then()
                .statusCode(204);

        api().get(PATH + "/" + id).then().body("optedOut", equalTo(false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"text\":\" \"}", "{\"text\":1}", "{\"text\":\"a\\u0000\"}", "{\"text\":\"\\ud800\"}"})
    void nothing_else_than_a_text_is_sent(String body) throws Throwable {
        String id = conversation("+1416555" + id().hashCode(), AT);

        api().body(body)
                .post(PATH + "/" + id + "/messages")
                .then()
                .statusCode(422)
                .body("errors.field", contains("text"));
    }

    @Test
    void what_its_provider_would_not_take_is_refused_at_once() throws Throwable {
        String id = conversation("+14165550207", AT);

        write(id, UUID.randomUUID().toString(), "é".repeat(1_600))
                .then()
                .statusCode(422)
                .body("errors.field", contains("text"))
                .body("errors[0].message", containsString("2048 bytes"));

        messages(id, null).then().body("items", empty());
        write(id, UUID.randomUUID().toString(), "e".repeat(1_600)).then().statusCode(201);
    }

    @ParameterizedTest
    @CsvSource({"GET,/0123456789abcdef0123456789abcdef", "GET,/%00", "GET,/0123456789abcdef0123456789abcdef/messages"})
    void what_is_not_there_is_404(String method, String rest) {
        api().urlEncodingEnabled(false).request(method, PATH + rest).then().statusCode(404);
    }

    @Test
    void unknown_parameters_are_refused() {
        api().queryParam("nummer", "1").get(PATH).then().statusCode(400).body("errors.field", hasItem("nummer"));
        api().queryParam("limit", "1").get(PATH).then().statusCode(200).body("items", not(equalTo(null)));
    }

    private String conversation(String number, OffsetDateTime at) throws Throwable {
        String id = id();
        run(CREATE, Tuple.of(id, "+15145550100", number, at));
        return id;
    }

    private static Response write(String id, String key, String text) {
        return api().header("Idempotency-Key", key)
                .body("{\"text\":\"" + text + "\"}")
                .post(PATH + "/" + id + "/messages");
    }

    private static Response messages(String id, @Nullable String cursor) {
        RequestSpecification request = api().queryParam("limit", 2);
        return (cursor == null ? request : request.queryParam("cursor", cursor)).get(PATH + "/" + id + "/messages");
    }

    private void run(String sql, Tuple values) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> pool.preparedQuery(sql).execute(values));
    }

    private static String id() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static RequestSpecification api() {
        return given().auth().oauth2(LocalServers.API_KEY).contentType(ContentType.JSON);
    }
}
