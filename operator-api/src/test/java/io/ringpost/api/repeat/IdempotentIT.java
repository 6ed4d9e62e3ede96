package io.ringpost.api.repeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class IdempotentIT {
    private final String key = UUID.randomUUID().toString();

    @Test
    void aRepeatedRequestGetsTheSameAnswerToTheByte() {
        Response first = make(key, "{\"name\":\"a\"}");
        Response second = make(key, "{\"name\":\"a\"}");

        second.then().statusCode(201).header("Idempotent-Replayed", "true").header("Location", notNullValue());
        assertThat(first.header("Idempotent-Replayed")).isNull();
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.contentType()).isEqualTo(first.contentType());
    }

    @Test
    void aPlainResultIsRepeatedToo() {
        String body = "{\"name\":\"a\",\"size\":1,\"tags\":[\"x\"]}";
        Response first = api(key).body(body).post("/api/v1/samples");
        Response second = api(key).body(body).post("/api/v1/samples");

        second.then().statusCode(200).header("Idempotent-Replayed", "true").contentType(ContentType.JSON);
        assertThat(second.asString()).isEqualTo(first.asString());
    }

    @Test
    void anotherBodyIsRefusedAndAnotherPathOrKeyIsAnotherRequest() {
        make(key, "{\"name\":\"a\"}").then().statusCode(201);

        make(key, "{\"name\":\"b\"}").then().statusCode(422).contentType("application/problem+json");
        make(key + "x", "{\"name\":\"b\"}").then().statusCode(201);
        api(key).body("{\"name\":\"b\"}").post("/api/v1/samples").then().statusCode(200);
    }

    @Test
    void whatWasRefusedMayBeCorrectedUnderTheSameKey() {
        api(key).post("/api/v1/samples/made").then().statusCode(422);

        make(key, "{\"name\":\"a\"}").then().statusCode(201).body("id", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\u00e9",
                "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
                        + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
                        + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
            })
    void aKeyThatIsNoneIsRefused(String odd) {
        make(odd, "{\"name\":\"a\"}").then().statusCode(400).body("errors[0].field", equalTo("Idempotency-Key"));
    }

    private static Response make(String key, String body) {
        return api(key).body(body).post("/api/v1/samples/made");
    }

    private static RequestSpecification api(String key) {
        return RestAssured.given()
                .header("Authorization", "Bearer test-key")
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON);
    }
}
