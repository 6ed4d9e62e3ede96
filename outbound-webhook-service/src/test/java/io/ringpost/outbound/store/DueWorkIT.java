package io.ringpost.outbound.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.outbound.fixture.OwnSchema;
import io.ringpost.outbound.store.DueWork.Room;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DueWorkIT {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(60);

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

    @Test
    void bodiesThatFillTheRoomEndAClaim() {
        schema.endpoint("one", 4);
        schema.due("one", "first", 3, 60);
        schema.due("one", "second", 2, 60);
        schema.due("one", "third", 1, 60);

        List<String> claimed = claim(new Room(10, 100));

        assertThat(claimed).containsExactlyInAnyOrder("first", "second");
    }

    @Test
    void bodyLargerThanAllRoomGoesOutAlone() {
        schema.endpoint("one", 4);
        schema.due("one", "large", 2, 5_000);
        schema.due("one", "small", 1, 2);

        List<String> claimed = claim(new Room(10, 1));

        assertThat(claimed).containsExactly("large");
    }

    private List<String> claim(int atMost) {
        return claim(new Room(atMost, 1_000_000));
    }

    private List<String> claim(Room room) {
        return due.claim(room, LEASE).await().atMost(SOON).stream()
                .map(ClaimedDelivery::id)
                .toList();
    }
}
