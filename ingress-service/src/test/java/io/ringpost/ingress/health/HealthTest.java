package io.ringpost.ingress.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ringpost.ingress.clock.ProviderClocks;
import io.ringpost.ingress.fixture.Gates;
import io.ringpost.ingress.provider.crm.EventTypeRegistry;
import io.ringpost.ingress.provider.crm.EventTypes;
import io.ringpost.ingress.publish.BrokerState;
import io.ringpost.ingress.publish.Publishers;
import io.ringpost.ingress.spool.Spool;
import io.ringpost.ingress.spool.Spools;
import jakarta.ws.rs.core.Response;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthTest {
    private final BrokerState kafka = Publishers.warm(Map.of()).state();

    @Test
    void isUpIfAllIsThere() {
        assertThat(answer(kafka, EventTypes.read()))
                .isEqualTo("200 UP {kafka=UP, spool=OFF, event-types=UP, clock=UP}");
    }

    @Test
    void isDegradedButReadyWithoutTheRegisteredEventTypes() {
        assertThat(answer(kafka, EventTypes.unread()))
                .isEqualTo("200 DEGRADED {kafka=UP, spool=OFF, event-types=DOWN, clock=UP}");
        assertThat(ready(kafka, EventTypes.unread())).isEqualTo(HealthCheckResponse.Status.UP);
    }

    @Test
    void isDegradedButReadyWithoutOneTopic() {
        BrokerState withoutOne = Publishers.withDoubt().state();

        assertThat(answer(withoutOne, EventTypes.read()))
                .isEqualTo("200 DEGRADED {kafka=DEGRADED, spool=OFF, event-types=UP, clock=UP}");
        assertThat(ready(withoutOne, EventTypes.read())).isEqualTo(HealthCheckResponse.Status.UP);
    }

    @Test
    void isDownAndNotReadyWithoutKafka() {
        assertThat(answer(new BrokerState(), EventTypes.read()))
                .isEqualTo("503 DOWN {kafka=DOWN, spool=OFF, event-types=UP, clock=UP}");
        assertThat(ready(new BrokerState(), EventTypes.read())).isEqualTo(HealthCheckResponse.Status.DOWN);
    }

    @Test
    void isDegradedIfTheClockIsOff() {
        ProviderClocks clocks = new ProviderClocks(new SimpleMeterRegistry());
        Instant now = Instant.now();
        for (int i = 0; i < 3; i++) {
            clocks.heard("retell-signature", now.plusSeconds(120 + i), now);
        }

        assertThat(answer(kafka, EventTypes.read(), clocks))
                .isEqualTo("200 DEGRADED {kafka=UP, spool=OFF, event-types=UP, clock=DEGRADED}");
    }

    @Test
    void isDegradedButReadyWithTheSpoolAlone(@TempDir Path directory) {
        Spool spool = Spools.in(directory, Publishers.warm(Map.of()));
        try {
            assertThat(answer(new BrokerState(), spool)).startsWith("200 DEGRADED {kafka=DOWN, spool=UP, ");
            assertThat(ready(new BrokerState(), spool, EventTypes.read())).isEqualTo(HealthCheckResponse.Status.UP);
            assertThat(answer(kafka, spool)).startsWith("200 UP {kafka=UP, spool=UP, ");
        } finally {
            Spools.close(spool);
        }
    }

    @Test
    void isDegradedButReadyWhileTheSpoolIsNotToBeHad(@TempDir Path directory) {
        Spool spool = Spools.unopened(directory, Publishers.warm(Map.of()));

        assertThat(answer(kafka, spool)).startsWith("200 DEGRADED {kafka=UP, spool=DOWN, ");
        assertThat(ready(kafka, spool, EventTypes.read())).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(answer(new BrokerState(), spool)).startsWith("503 DOWN {kafka=DOWN, spool=DOWN, ");
    }

    private static String answer(BrokerState kafka, Spool spool) {
        return answer(new HealthResource(
                kafka, spool, EventTypes.read(), new ProviderClocks(new SimpleMeterRegistry()), Gates.all()));
    }

    private static String answer(BrokerState kafka, EventTypeRegistry eventTypes) {
        return answer(kafka, eventTypes, new ProviderClocks(new SimpleMeterRegistry()));
    }

    private static String answer(BrokerState kafka, EventTypeRegistry eventTypes, ProviderClocks clocks) {
        return answer(new HealthResource(kafka, Spools.off(), eventTypes, clocks, Gates.all()));
    }

    private static String answer(HealthResource resource) {
        try (Response response = resource.health()) {
            HealthResource.Health health = (HealthResource.Health) response.getEntity();
            return response.getStatus() + " " + health.status() + " " + health.dependencies();
        }
    }

    private static HealthCheckResponse.Status ready(BrokerState kafka, EventTypeRegistry eventTypes) {
        return ready(kafka, Spools.off(), eventTypes);
    }

    private static HealthCheckResponse.Status ready(BrokerState kafka, Spool spool, EventTypeRegistry eventTypes) {
        return new IngressReadiness(kafka, spool, eventTypes).call().getStatus();
    }
}
