package io.ringpost.outbound.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.outbound.fixture.OwnSchema;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DueWorkIT {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(10);

    private OwnSchema schema;
    private DueWork due;

    @BeforeEach
    void start() {
        schema = new OwnSchema();
        due = new DueWork(schema.pool());
    }

    @AfterEach
    void stop() {
        schema.close();
    }

    @Test
    void whatAnEndpointHasUnderWayCountsAsTurnsThatItHasHad() {
        schema.endpoint("hung", 4);
        for (int i = 0; i < 10; i++) {
            schema.due("hung", "hung-" + i, 60, 2);
        }
        List<String> first = claim(4);
        schema.endpoint("healthy", 4);
        schema.due("healthy", "healthy-1", 1, 2);
        schema.due("healthy", "healthy-2", 1, 2);
        schema.execute("update delivery set status = 'failed' where id = ?", first.get(0));

        List<String> second = claim(2);

        assertThat(first).hasSize(4).allMatch(id -> id.startsWith("hung"));
        assertThat(second).containsExactlyInAnyOrder("healthy-1", "healthy-2");
    }

    private List<String> claim(int atMost) {
        return due.claim(atMost, LEASE).await().atMost(SOON).stream()
                .map(ClaimedDelivery::id)
                .toList();
    }
}
