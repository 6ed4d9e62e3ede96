package io.ringpost.sms.query;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.ringpost.local.junit.LocalServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class AutoResponsesIT {
    private static final String PATH = "/api/v1/auto-responses";

    @AfterEach
    void asTheyCome() {
        put("{\"items\":[]}").statusCode(200);
    }

    @Test
    void they_are_there_from_the_start_and_may_be_sent_back_as_they_are() {
        String all = api().get(PATH)
                .then()
                .statusCode(200)
                .body("items", hasSize(24))
                .body("items.edited", everyItem(equalTo(false)))
                .extract()
                .asString();

        put(all).statusCode(200).body("items.edited", everyItem(equalTo(false)));
    }

    @Test
    void an_edit_holds_at_once_and_the_rest_stays() {
        put("{\"items\":[{\"intent\":\"hours\",\"language\":\"en\",\"text\":\"Open {{hours}}, sir\"}]}")
                .statusCode(200)
                .body("items.findAll { it.edited }.text", contains("Open {{hours}}, sir"));

        preview("{\"text\":\"are you open?\"}").body("reply", equalTo("Open 9 to 5, sir"));
        preview("{\"text\":\"where are you?\"}").body("reply", equalTo("Smile: our address is 1 Main St."));
    }

    @Test
    void an_edit_of_an_older_version_is_a_conflict() {
        int version = put("{\"items\":[]}").extract().path("version");

        put("{\"version\":" + version + ",\"items\":[]}").statusCode(200).body("version", equalTo(version + 1));
        put("{\"version\":" + version + ",\"items\":[]}").statusCode(409);
    }

    @Test
    void what_is_wrong_is_named() {
        put("{\"items\":[{\"intent\":\"hours\",\"language\":\"en\",\"text\":\"{{fone}}\"}]}")
                .statusCode(422)
                .body("errors.field", contains("items[0].text"));
    }

    @Test
    void a_preview_says_intent_language_and_reply_or_why_none() {
        preview("{\"text\":\"Olá, quero marcar uma consulta\"}")
                .body("intent", equalTo("appointment"))
                .body("language", equalTo("pt"))
                .body("replied", equalTo(true))
                .body("segments", equalTo(1));
        preview("{\"text\":\"do you take insurance\"}")
                .body("intent", equalTo("insurance"))
                .body("replied", equalTo(false))
                .body("reason", equalTo("profile_incomplete"));
        preview("{\"text\":\"STOP\",\"provider\":\"twilio\"}")
                .body("intent", equalTo("opt-out"))
                .body("reason", equalTo("provider_answers"))
                .body("optChange", equalTo("out"));
    }

    @Test
    void a_preview_of_nonsense_is_refused() {
        api().body("{\"provider\":\"fax\"}")
                .post(PATH + "/preview")
                .then()
                .statusCode(422)
                .body("errors.field", contains("text", "provider"));
    }

    @Test
    void keys_of_other_scopes_may_not() {
        given().auth().oauth2("events-only-key").get(PATH).then().statusCode(403);
    }

    private static ValidatableResponse put(String body) {
        return api().body(body).put(PATH).then();
    }

    private static ValidatableResponse preview(String body) {
        return api().body(body).post(PATH + "/preview").then().statusCode(200);
    }

    private static RequestSpecification api() {
        return given().auth().oauth2(LocalServers.API_KEY).contentType(ContentType.JSON);
    }
}
