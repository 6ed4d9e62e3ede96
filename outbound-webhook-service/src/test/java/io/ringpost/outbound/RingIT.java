package io.ringpost.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.outbound.fixture.Operator;
import io.ringpost.outbound.fixture.ReceiverCase;
import io.ringpost.outbound.fixture.ShortWaits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nobody looks for due work by the clock here: what is not rung for stays where it is. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
@QuarkusTestResource(ShortWaits.class)
@QuarkusTestResource(value = RingIT.NoLooks.class, restrictToAnnotatedClass = true)
class RingIT extends ReceiverCase {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int MORE_THAN_PLACES = 24;

    @Test
    void whatWaitsForAPlaceGoesWhenOneIsFree() {
        String endpoint = Operator.endpoint(crm.url(path).toString(), mark, Map.of("concurrency", 2))
                .getString("id");

        IntStream.range(0, MORE_THAN_PLACES).forEach(i -> upstream.crm("prova.n" + i, mark));

        await().atMost(SOON).untilAsserted(() -> assertThat(crm.received(path)).hasSize(MORE_THAN_PLACES));
        await().atMost(SOON).untilAsserted(() -> assertThat(Operator.deliveries(endpoint))
                .allSatisfy(delivery -> assertThat(delivery.get("status")).isEqualTo("delivered")));
    }

    @Test
    void whatIsNextInALineGoesWhenTheFirstHasArrived() {
        List<String> inOrder = List.of("cliente.criado", "cliente.atualizado", "cliente.excluido");
        Operator.endpoint(crm.url(path).toString(), mark, Map.of("ordered", true));

        inOrder.forEach(name -> upstream.crm(name, mark));

        await().atMost(SOON).untilAsserted(() -> assertThat(crm.received(path))
                .extracting(request -> request.headers().get("x-webhook-event"))
                .containsExactlyElementsOf(inOrder));
    }

    /** After the others' settings, which hold for all. */
    public static final class NoLooks implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            return Map.of("ringpost.outbound.poll", "1h", "ringpost.outbound.housekeeping", "1h");
        }

        @Override
        public int order() {
            return 1;
        }

        @Override
        public void stop() {}
    }
}
