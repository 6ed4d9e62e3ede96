package io.ringpost.ingress.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.ringpost.ingress.fixture.Ingress;
import io.ringpost.ingress.fixture.IngressProfile;
import io.ringpost.ingress.fixture.RawConnection;
import io.ringpost.local.junit.LocalServers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SE-11: heads that two servers could read in two ways, heads without measure, paths and methods in disguise. */
@QuarkusTest
@TestProfile(IngressProfile.class)
@WithTestResource(LocalServers.class)
class RequestSmugglingIT {
    private static final String SMUGGLED = "GET /q/health/live HTTP/1.1\r\nHost: x\r\n\r\n";
    private Ingress ingress;

    @BeforeEach
    void awaitReady() {
        ingress = Ingress.ready();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 0|Content-Length: 44",
                "Content-Length: 0|Content-Length: 0",
                "Content-Length: 0, 0",
                "Content-Length: +0",
                "Content-Length: -1",
                "Content-Length: 0x0",
                "Content-Length: ",
                "Content-Length: 99999999999999999999",
                "Content-Length : 0",
                "Content-Length: 0|Transfer-Encoding: chunked",
                "Transfer-Encoding: chunked|Content-Length: 0",
                "Transfer-Encoding: chunked|Transfer-Encoding: chunked",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: identity, chunked",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: identity",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding: \u000bchunked",
                " Transfer-Encoding: chunked",
                "Host: y",
                "Host:",
                "X\u0000Y: z",
                "X: a\u0000b",
                ": nameless",
                "no colon at all",
            })
    void aHeadThatCanBeReadInTwoWaysEndsTheConnection(String headers) {
        String head = "POST /webhooks/wavoip HTTP/1.1\r\nHost: x\r\n" + headers.replace("|", "\r\n") + "\r\n\r\n";

        String answers = RawConnection.ask(ingress, head + "0\r\n\r\n" + SMUGGLED);

        assertThat(answers).startsWith("HTTP/1.1 400").contains("malformed_request", "Connection: close");
        assertThat(answers.split("HTTP/1.1 ", -1)).as("answers").hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /webhooks/wavoip HTTP/1.1\r\n\r\n",
                "POST /webhooks/wavoip HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST /webhooks/wavoip HTTP/3.0\r\nHost: x\r\n\r\n",
                "POST /webhooks/wavoip\r\nHost: x\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n",
                "{\"event\":\"call_ended\"}\r\n\r\n",
            })
    void whatIsNoHttpIsToldSo(String bytes) {
        assertThat(RawConnection.ask(ingress, bytes)).startsWith("HTTP/1.1 400").contains("malformed_request");
    }

    @Test
    void aProbeOfTheOldVersionNeedsNoHost() {
        assertThat(RawConnection.ask(ingress, "GET /q/health/live HTTP/1.0\r\n\r\n"))
                .contains(" 200 ");
    }

    @Test
    void aLineWithoutEndAndHeadersWithoutEndAreRefusedInTheirWords() {
        String line = "GET /" + "a".repeat(70_000) + " HTTP/1.1\r\nHost: x\r\n\r\n";
        String one = "GET / HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(40_000) + "\r\n\r\n";
        String many = "GET / HTTP/1.1\r\nHost: x\r\n" + "a:b\r\n".repeat(600) + "\r\n";

        assertThat(RawConnection.ask(ingress, line)).startsWith("HTTP/1.1 414").contains("target_too_long");
        assertThat(RawConnection.ask(ingress, one)).startsWith("HTTP/1.1 431").contains("headers_too_large");
        assertThat(RawConnection.ask(ingress, many)).startsWith("HTTP/1.1 431").contains("headers_too_large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//webhooks/wavoip",
                "/webhooks//wavoip",
                "/./webhooks/wavoip",
                "/webhooks/../webhooks/wavoip/x",
                "/webhooks/%2e%2e/webhooks/wavoip/x",
                "/webhooks%2fwavoip",
                "/webhooks/wavo%69p",
                "/webhooks/wavoip;x=y",
                "/webhooks;/wavoip",
                "/webhooks/wavoip%00",
                "/webhooks/wavoip%20",
                "/webhooks/wavoip/",
                "/Webhooks/wavoip",
                "/webhooks\\wavoip",
                "/api/../webhooks/wavoip/x",
                "/q/../webhook",
            })
    void aPathInDisguiseIsNoOther(String path) {
        String answer = RawConnection.ask(
                ingress,
                "POST " + path + "?token=" + IngressProfile.WAVOIP_TOKEN
                        + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 24\r\n\r\n{\"type\":\"CALL\",\"id\":\"x\"}");

        assertThat(answer).matches("(?s)HTTP/1\\.1 (400|403|404|405) .*");
    }

    @ParameterizedTest
    @CsvSource({"TRACE, 405", "CONNECT, 405", "PATCH, 405", "post, 405", "BREW, 405"})
    void aMethodThatNoProviderUsesIsNamedAsSuch(String method, int status) {
        String answer = RawConnection.ask(
                ingress, method + " /webhooks/wavoip HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 " + status).contains("method_not_allowed");
    }

    @Test
    void nothingIsReadAfterARefusedHead() {
        String answers = RawConnection.ask(ingress, "GET / HTTP/9.9\r\nHost: x\r\n\r\n" + SMUGGLED.repeat(50));

        assertThat(answers.split("HTTP/1.1 ", -1)).hasSize(2);
    }

    @Test
    void twoHonestRequestsInOnePieceGetTwoAnswersInOrder() {
        try (RawConnection connection = RawConnection.to(ingress)) {
            connection.send(SMUGGLED + "GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n");

            assertThat(connection.status()).isEqualTo(200);
            assertThat(connection.status()).isEqualTo(404);
        }
    }
}
