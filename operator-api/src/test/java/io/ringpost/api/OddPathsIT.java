package io.ringpost.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths that no client library would send. */
@QuarkusTest
class OddPathsIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/samples/forgotten",
                "/api/v1/samples/forgotten/",
                "//api/v1/samples/forgotten",
                "/api/v1//samples/forgotten",
                "/api/v1;x=1/samples/forgotten",
                "/api/v1/samples;x=1/forgotten;y=2",
                "/api/v1/samples/./forgotten",
                "/x/../api/v1/samples/forgotten",
                "/api/v1/%66orgotten/../samples/forgotten",
                "/%61pi/v1/samples/forgotten"
            })
    void no_spelling_opens_what_is_closed(String path) throws IOException {
        assertThat(answer("GET " + path)).doesNotContain("secret").matches("(?s)HTTP/1.1 4\\d\\d .*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/samples?limit=%ZZ",
                "/api/v1/samples?limit=%",
                "/api/v1/samples?%=1&limit=0",
                "/api/v1/samples?limit=0&limit=1",
                "/api/v1/samples/%ZZ",
                "/api/v1/samples/%F0%28",
                "/api/v1/samples/%00",
                "/api/v1/nothing/%ZZ"
            })
    void nonsense_is_the_callers_fault(String path) throws IOException {
        assertThat(answer("GET " + path)).matches("(?s)HTTP/1.1 4\\d\\d .*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/samples/who?name=%00", "/api/v1/samples/who?limit=1&name=a%00b"})
    void nul_in_a_parameter_is_named(String path) throws IOException {
        assertThat(answer("GET " + path)).matches("(?s)HTTP/1.1 400 .*\"field\":\"name\".*");
    }

    @Test
    void nul_in_a_path_leads_nowhere() throws IOException {
        assertThat(answer("DELETE /api/v1/samples/a%00b")).matches("(?s)HTTP/1.1 404 .*");
    }

    @Test
    void percent_sign_before_two_noughts_is_no_nul() throws IOException {
        assertThat(answer("GET /api/v1/samples/who?name=%2500")).matches("(?s)HTTP/1.1 200 .*");
    }

    private static String answer(String request) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            String head = request + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer test-key\r\n"
                    + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
