package io.ringpost.ingress.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.ringpost.contract.Provider;
import io.ringpost.contract.Topology;
import io.ringpost.ingress.fixture.Ingress;
import io.ringpost.ingress.fixture.IngressProfile;
import io.ringpost.ingress.fixture.RawConnection;
import io.ringpost.local.junit.LocalServers;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SE-04: bodies from nothing to a gigabyte, with a length that is true, false or absent. Never cut short, never kept in part. */
@QuarkusTest
@TestProfile(IngressProfile.class)
@WithTestResource(LocalServers.class)
class BodySizeIT {
    private static final String TARGET =
            "POST /webhooks/wavoip?token=" + IngressProfile.WAVOIP_TOKEN + " HTTP/1.1\r\nHost: x\r\n";
    private final String id = UUID.randomUUID().toString();
    private final String body = "{\"type\":\"CALL\",\"whatsapp_call_id\":\"" + id + "\"}";
    private Ingress ingress;

    @BeforeEach
    void awaitReady() {
        ingress = Ingress.ready();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1048577", "4194305", "1073741824", "9223372036854775807"})
    void anAnnouncedGiantIsRefusedBeforeItIsSent(String length) {
        assertThat(RawConnection.ask(ingress, TARGET + "Content-Length: " + length + "\r\n\r\n"))
                .startsWith("HTTP/1.1 413")
                .contains("payload_too_large");
    }

    @Test
    void chunksThatGoOnAreCutWhereTheLimitIs() {
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";

        String answer = RawConnection.ask(ingress, TARGET + "Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(17));

        assertThat(answer).startsWith("HTTP/1.1 413").contains("payload_too_large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz", "-1", "ffffffffffffffffff", ""})
    void aChunkWithoutASizeIsCutAndNothingOfItKept(String size) {
        String answer = RawConnection.ask(
                ingress, TARGET + "Transfer-Encoding: chunked\r\n\r\n" + size + "\r\n" + body + "\r\n0\r\n\r\n");

        assertThat(answer).doesNotContain("HTTP/1.1 2");
        assertNothingKept();
    }

    @Test
    void aSenderWhoHangsUpBeforeTheAnnouncedEndLeavesNoRecord() {
        try (RawConnection connection = RawConnection.to(ingress)) {
            connection
                    .send(TARGET + "Content-Length: " + (body.length() + 1) + "\r\n\r\n" + body)
                    .hangUp();

            assertThat(connection.rest()).doesNotContain("HTTP/1.1 2");
        }
        assertNothingKept();
    }

    @Test
    void whatFollowsTheAnnouncedEndIsNoPartOfTheBody() {
        String request = TARGET + "Content-Length: " + body.length() + "\r\n\r\n" + body + ",\"more\":1}";

        String answers = RawConnection.ask(ingress, request + "\r\n\r\n");

        assertThat(answers).startsWith("HTTP/1.1 200").contains("HTTP/1.1 400");
        assertThat(ingress.record(Provider.WAVOIP, id).text()).isEqualTo(body);
    }

    @Test
    void aBodyInManyChunksIsKeptAsOne() {
        StringBuilder chunks = new StringBuilder();
        body.chars()
                .forEach(c -> chunks.append("1;ext=\"v\"\r\n").append((char) c).append("\r\n"));

        String answer = RawConnection.ask(
                ingress,
                TARGET + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks
                        + "0\r\nTrailer: t\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(ingress.record(Provider.WAVOIP, id).text()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Content-Length: 0\r\n", "Transfer-Encoding: chunked\r\n"})
    void noBodyIsNoObject(String length) {
        String end = length.startsWith("Transfer") ? "0\r\n\r\n" : "";

        assertThat(RawConnection.ask(ingress, TARGET + "Connection: close\r\n" + length + "\r\n" + end))
                .startsWith("HTTP/1.1 400")
                .contains("unreadable_body");
    }

    @ParameterizedTest
    @CsvSource({"GET, /health", "POST, /q/health/live", "POST, /api", "POST, /api/v1/refusals"})
    void nobodyPoursAStreamInWhereNothingIsTaken(String method, String path) {
        String head = method + " " + path + " HTTP/1.1\r\nHost: x\r\n";

        try (RawConnection announced = RawConnection.to(ingress);
                RawConnection endless = RawConnection.to(ingress)) {
            assertThat(announced
                            .send(head + "Content-Length: 1000000000\r\n\r\n")
                            .status())
                    .isEqualTo(413);
            assertThat(endless.send(head + "Transfer-Encoding: chunked\r\n\r\n").status())
                    .isEqualTo(413);
        }
    }

    private void assertNothingKept() {
        String after = UUID.randomUUID().toString();
        ingress.post(
                "/webhooks/wavoip?token=" + IngressProfile.WAVOIP_TOKEN,
                "{\"type\":\"CALL\",\"whatsapp_call_id\":\"" + after + "\"}");
        ingress.record(Provider.WAVOIP, after);
        assertThat(LocalServers.kafka().reader().readAll(Topology.RAW_WAVOIP.name()))
                .noneMatch(record -> record.text().contains(id));
    }
}
