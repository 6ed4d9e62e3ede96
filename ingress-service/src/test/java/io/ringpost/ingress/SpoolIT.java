package io.ringpost.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.ringpost.contract.Provider;
import io.ringpost.contract.Topology;
import io.ringpost.ingress.fixture.Ingress;
import io.ringpost.ingress.fixture.IngressProfile;
import io.ringpost.ingress.fixture.SpoolProfile;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.local.kafka.TopicRecord;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Kafka away: webhooks are kept on the disk and answered all the same, and reach Kafka in order when it is back. */
@QuarkusTest
@TestProfile(SpoolProfile.class)
@WithTestResource(LocalServers.class)
class SpoolIT {
    private static final int CALLS = 20;

    private final Ingress ingress = Ingress.ready();

    @AfterEach
    void broker() {
        LocalServers.kafka().start();
    }

    @Test
    void keepsWhatKafkaDoesNotTakeAndDrainsItInOrder() {
        // Ready says that it can be kept somewhere; the first is to find Kafka.
        awaitUp();
        assertThat(call(0).statusCode()).isEqualTo(200);

        LocalServers.kafka().stop();
        for (int i = 1; i <= CALLS; i++) {
            long start = System.nanoTime();
            assertThat(call(i).statusCode()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
        assertThat(ingress.events(
                                IngressProfile.EVENTS_KEY,
                                "{\"event\":\"cliente.criado\",\"data\":{\"id\":\"spooled\"}}")
                        .statusCode())
                .isEqualTo(202);
        assertThat(ingress.get("/q/health/ready").statusCode()).isEqualTo(200);
        // A broker that is still going down answers for a moment that nobody leads.
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(ingress.get("/health").body())
                        .contains("DEGRADED", "\"kafka\":\"DOWN\"", "\"spool\":\"UP\""));
        assertThat(metric("ringpost_ingress_spool_depth")).isGreaterThanOrEqualTo(CALLS);

        LocalServers.kafka().start();
        List<TopicRecord> records = ingress.records(Provider.WAVOIP, "spooled", CALLS + 1);

        assertThat(records.get(0).headers()).doesNotContainKey("spooled");
        assertThat(records.stream().skip(1))
                .allSatisfy(record -> assertThat(record.header("spooled")).isEqualTo("true"));
        assertThat(records.stream().map(SpoolIT::number).distinct())
                .isEqualTo(
                        java.util.stream.IntStream.rangeClosed(0, CALLS).boxed().toList());
        await().atMost(Duration.ofSeconds(20)).until(() -> metric("ringpost_ingress_spool_depth") == 0);
        awaitUp();
        assertThat(call(CALLS + 1).statusCode()).isEqualTo(200);
        assertThat(ingress.records(Provider.WAVOIP, "spooled", CALLS + 2)
                        .get(CALLS + 1)
                        .headers())
                .doesNotContainKey("spooled");
        assertThat(LocalServers.kafka()
                        .reader()
                        .awaitFirst(Topology.CRM_EVENTS.name(), Duration.ofSeconds(20), record -> "spooled"
                                .equals(record.key()))
                        .header("spooled"))
                .isEqualTo("true");
    }

    private void awaitUp() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> ingress.get("/health").body().startsWith("{\"status\":\"UP\""));
    }

    private HttpResponse<String> call(int number) {
        String body = "{\"type\":\"CALL\",\"whatsapp_call_id\":\"spooled\",\"duration\":" + number + "}";
        return ingress.wavoip(body.getBytes(StandardCharsets.UTF_8));
    }

    private static int number(TopicRecord record) {
        String body = new String(record.value(), StandardCharsets.UTF_8);
        return Integer.parseInt(body.replaceAll(".*\"duration\":(\\d+)}", "$1"));
    }

    private double metric(String name) {
        return ingress.get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
                .sum();
    }
}
