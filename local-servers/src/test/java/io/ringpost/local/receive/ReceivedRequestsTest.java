package io.ringpost.local.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ReceivedRequestsTest {
    private final ReceivedRequests requests = new ReceivedRequests();

    @Test
    void forgetsTheOldestOfVeryMany() {
        for (int i = 0; i < 10_002; i++) {
            receive("");
        }

        assertThat(requests.all())
                .hasSize(10_000)
                .first()
                .extracting(ReceivedRequest::number)
                .isEqualTo(3L);
    }

    @Test
    void forgetsTheOldestOfVeryLargeOnes() {
        String large = "x".repeat(12 * 1024 * 1024);

        receive(large);
        receive(large);
        receive(large);

        assertThat(requests.all()).extracting(ReceivedRequest::number).containsExactly(2L, 3L);
    }

    @Test
    void countsOnAfterForgetting() {
        receive("");
        requests.clear();
        receive("");

        assertThat(requests.all()).extracting(ReceivedRequest::number).containsExactly(2L);
    }

    private void receive(String body) {
        requests.add(number ->
                new ReceivedRequest(number, "", "POST", "/", Map.of(), body, Verdict.MISSING, Verdict.MISSING));
    }
}
