package io.ringpost.sms.query;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.ringpost.local.api.ApiContract;
import io.ringpost.local.junit.LocalServers;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class OptOutApiContractIT extends ApiContract {
    @Override
    protected URI service() {
        return URI.create("http://localhost:" + RestAssured.port);
    }

    @Override
    protected String list() {
        return "/api/v1/opt-outs";
    }

    @Override
    protected Optional<String> creation() {
        return Optional.of(list());
    }

    @Test
    void who_is_put_there_is_there_until_taken_away() {
        String number = "+14165550177";
        String body = "{\"number\":\"+1 416-555-0177\",\"ownNumber\":\"+15145550100\"}";

        api().body(body)
                .post(list())
                .then()
                .statusCode(201)
                .body("items.number", contains(number))
                .body("items[0].ownNumber", equalTo("+15145550100"))
                .body("items[0].source", equalTo("operator"));
        api().queryParam("number", number).get(list()).then().body("items.ownNumber", contains("+15145550100"));

        api().queryParam("number", number).delete(list()).then().statusCode(204);

        api().queryParam("number", number).get(list()).then().body("items", empty());
        api().queryParam("number", number).delete(list()).then().statusCode(404);
    }

    @Test
    void nothing_is_taken_away_by_a_parameter_that_is_misspelt() {
        api().queryParam("number", "+14165550177")
                .queryParam("ownnumber", "+15145550100")
                .delete(list())
                .then()
                .statusCode(400)
                .body("errors.field", contains("ownnumber"));
    }

    @Test
    void pages_follow_each_other_and_hold_no_number() {
        for (int i = 0; i < 3; i++) {
            api().body("{\"number\":\"+1416555018" + i + "\",\"ownNumber\":\"+15145550188\"}")
                    .post(list())
                    .then()
                    .statusCode(201);
        }
        String next = page(null)
                .then()
                .body("items.number", contains("+14165550182", "+14165550181"))
                .extract()
                .path("next");

        assertThat(new String(Base64.getUrlDecoder().decode(next), StandardCharsets.UTF_8))
                .doesNotContain("416555018", "514555018");
        page(next).then().body("items.number", contains("+14165550180")).body("next", equalTo(null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {}                                           | number
                    {"number":"me"}                              | number
                    {"number":14165550177}                       | number
                    {"number":"+14165550177","ownNumber":"us"}   | ownNumber
                    {"number":"+14165550177"}                    | ownNumber
                    {"number":"+14165550177","own":"+15145550100"} | own
                    """)
    void what_is_wrong_is_named(String body, String field) {
        api().body(body).post(list()).then().statusCode(422).body("errors.field", contains(field));
    }

    private static Response page(@Nullable String cursor) {
        RequestSpecification request =
                api().queryParam("ownNumber", "+15145550188").queryParam("limit", 2);
        return (cursor == null ? request : request.queryParam("cursor", cursor)).get("/api/v1/opt-outs");
    }

    private static RequestSpecification api() {
        return given().auth().oauth2(LocalServers.API_KEY).contentType(ContentType.JSON);
    }
}
