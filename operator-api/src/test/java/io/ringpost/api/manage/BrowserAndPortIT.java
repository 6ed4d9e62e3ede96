package io.ringpost.api.manage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class BrowserAndPortIT {
    private static final String ORIGIN = "https://crm.example.com";
    private static final String PREFLIGHT = "authorization,idempotency-key,last-event-id,range,content-type";

    @Inject
    ManagementPort management;

    @ParameterizedTest
    @ValueSource(strings = {"/q/openapi", "/q/health/ready"})
    void whatIsBelowQIsAnsweredOnTheManagementPort(String path) {
        onManagementPort().get(path).then().statusCode(200);
    }

    @Test
    void healthAloneIsAnsweredOnTheServicesPortToo() {
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/openapi").then().statusCode(404).contentType("application/problem+json");
        given().urlEncodingEnabled(false).get("/q/health/../openapi").then().statusCode(404);
        given().urlEncodingEnabled(false).get("/%71/openapi").then().statusCode(404);
    }

    @Test
    void theApiIsNotAnsweredOnTheManagementPort() {
        onManagementPort()
                .header("Authorization", "Bearer test-key")
                .get("/api/v1/samples")
                .then()
                .statusCode(404);
    }

    @Test
    void aPageOfTheOriginIsLetInBeforeItHasAKey() {
        given().header("Origin", ORIGIN)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", PREFLIGHT)
                .options("/api/v1/samples")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", ORIGIN)
                .header("Access-Control-Allow-Headers", containsString("Last-Event-ID"))
                .header("Access-Control-Allow-Methods", containsString("PATCH"));
    }

    @Test
    void itSeesAnswersAndTheirHeadersProblemsToo() {
        given().header("Origin", ORIGIN)
                .get("/api/v1/samples")
                .then()
                .statusCode(401)
                .header("Access-Control-Allow-Origin", ORIGIN)
                .header("Access-Control-Expose-Headers", containsString("Content-Range"))
                .header("Vary", containsString("Origin"));
    }

    @Test
    void otherOriginsAndOtherPathsAreToldNothing() {
        given().header("Origin", "https://evil.example")
                .get("/api/v1/samples")
                .then()
                .header("Access-Control-Allow-Origin", nullValue())
                .header("Vary", containsString("Origin"));
        given().header("Origin", ORIGIN).get("/q/health").then().header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void aStreamTokenOpensWhatIsMarkedAndNothingElse() {
        String token = token();

        given().get("/api/v1/samples/stream?access_token=" + token).then().statusCode(200);
        given().head("/api/v1/samples/stream?access_token=" + token).then().statusCode(200);
        given().get("/api/v1/samples?access_token=" + token).then().statusCode(401);
        given().get("/api/v1/samples/stream?access_token=" + token + "x")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body(containsString("not known"));
    }

    @Test
    void aStreamTokenIsInNoAccessLog() {
        List<String> lines = new ArrayList<>();
        Handler capture = new Capture(lines);
        Logger logger = Logger.getLogger("io.quarkus.http.access-log");
        logger.addHandler(capture);
        try {
            String token = token();

            given().get("/api/v1/samples/stream?access_token=" + token).then().statusCode(200);
            given().get("/api/v1/samples/who").then().statusCode(401);

            assertThat(lines).anyMatch(line -> line.contains("/api/v1/samples/stream"));
            assertThat(lines).noneMatch(line -> line.contains(token) || line.contains("access_token"));
        } finally {
            logger.removeHandler(capture);
        }
    }

    private String token() {
        return given().header("Authorization", "Bearer reader-key")
                .post("/api/v1/stream-tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }

    private RequestSpecification onManagementPort() {
        return given().port(management.number().orElseThrow());
    }

    private static final class Capture extends Handler {
        private final List<String> lines;

        Capture(List<String> lines) {
            this.lines = lines;
        }

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
