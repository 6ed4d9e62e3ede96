package io.ringpost.callstate.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.callstate.fixture.Lifecycles;
import io.ringpost.callstate.fixture.Webhooks;
import io.ringpost.contract.codec.Json;
import io.ringpost.contract.raw.RawWebhook;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FactJsonTest {
    static Stream<RawWebhook> webhooks() {
        return Stream.of(Lifecycles.answeredByAgent("1"), Lifecycles.whatsapp("W1"), Lifecycles.callRecord("V1"))
                .flatMap(java.util.List::stream);
    }

    @ParameterizedTest
    @MethodSource("webhooks")
    void aFactThatWasKeptIsTheSameFact(RawWebhook webhook) {
        Fact fact = Webhooks.fact(webhook);

        assertThat(Json.read(Json.write(fact), Fact.class)).isEqualTo(fact);
    }
}
