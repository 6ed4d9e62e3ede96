package io.ringpost.outbound.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ringpost.outbound.fixture.Claims;
import io.ringpost.outbound.fixture.Settings;
import io.ringpost.outbound.store.ClaimedDelivery;
import io.ringpost.outbound.store.Room;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InFlightTest {
    private final ClaimedDelivery delivery = Claims.withBody("x".repeat(60));
    private final InFlight inFlight = with(Map.of(
            "ringpost.outbound.in-flight",
            "3",
            "ringpost.outbound.claim",
            "2",
            "ringpost.outbound.in-flight-bytes",
            "100"));

    @Test
    void bodiesTakeRoomUntilTheirEnd() {
        inFlight.add(delivery);
        Room withOne = inFlight.room();
        inFlight.add(delivery);
        Room withTwo = inFlight.room();
        inFlight.remove(delivery);
        inFlight.remove(delivery);

        assertThat(withOne).isEqualTo(new Room(2, 2, 3, 40));
        assertThat(withTwo).isEqualTo(new Room(1, 1, 3, 0)).matches(Room::none);
        assertThat(inFlight.room()).isEqualTo(new Room(2, 3, 3, 100));
    }

    @Test
    void mostEndsAreWaitedForByNobody() {
        InFlight wide = with(Map.of("ringpost.outbound.in-flight", "4"));
        ClaimedDelivery first = Claims.claimed("dlv_1", 1);
        ClaimedDelivery second = Claims.claimed("dlv_2", 1);
        wide.add(first);
        wide.add(second);

        assertThat(wide.remove(first)).isFalse();
        assertThat(wide.remove(second)).isFalse();
    }

    @Test
    void placeOfAFullEndpointIsWaitedForWhicheverOfItsDeliveriesEnds() {
        ClaimedDelivery first = Claims.claimed("dlv_1", 1);
        ClaimedDelivery last = Claims.awaited("dlv_2");
        InFlight wide = with(Map.of());
        wide.add(first);
        wide.add(last);

        assertThat(wide.remove(first)).isTrue();
        assertThat(wide.remove(last)).isTrue();
        assertThat(wide.remove(Claims.claimed("dlv_3", 1))).isFalse();
    }

    @Test
    void roomIsWaitedForAsLongAsMoreThanHalfOfItIsTaken() {
        InFlight four = with(Map.of("ringpost.outbound.in-flight", "4"));
        InFlight bytes = with(Map.of("ringpost.outbound.in-flight-bytes", "119"));
        List.of("dlv_1", "dlv_2", "dlv_3").forEach(id -> four.add(Claims.claimed(id, 1)));
        bytes.add(delivery);

        assertThat(four.remove(Claims.claimed("dlv_1", 1))).isTrue();
        assertThat(four.remove(Claims.claimed("dlv_2", 1))).isFalse();
        assertThat(bytes.remove(delivery)).isTrue();
    }

    @Test
    void aQuarterOfTheHeapUnlessSet() {
        assertThat(with(Map.of()).room().bytes()).isEqualTo(Runtime.getRuntime().maxMemory() / 4);
    }

    private static InFlight with(Map<String, String> chosen) {
        return new InFlight(Settings.with(chosen), new SimpleMeterRegistry());
    }
}
