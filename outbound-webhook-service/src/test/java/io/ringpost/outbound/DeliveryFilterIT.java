package io.ringpost.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringpost.local.FreePort;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.local.receive.Behaviour;
import io.ringpost.outbound.fixture.Operator;
import io.ringpost.outbound.fixture.ReceiverCase;
import io.ringpost.outbound.fixture.ShortWaits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator asks for of what became of deliveries. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
@QuarkusTestResource(ShortWaits.class)
class DeliveryFilterIT extends ReceiverCase {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void whatTheLastAttemptCameToIsShownAndAskedFor() {
        String event = "cliente.criado";
        String mended = endpoint("mended", new Behaviour.FailFirst(2, 500));
        String failing = endpoint("failing", new Behaviour.Status(503));
        String closed = Operator.endpoint("http://127.0.0.1:" + FreePort.take() + "/", mark, Map.of())
                .getString("id");

        String id = upstream.crm(event, mark).info().id();

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(of(id, "status=delivered")).containsExactly(mended);
            assertThat(of(id, "status=failed")).containsExactlyInAnyOrder(failing, closed);
        });
        assertThat(of(id, "lastStatus=2xx")).containsExactly(mended);
        assertThat(of(id, "lastStatus=5xx")).containsExactly(failing);
        assertThat(of(id, "lastStatus=503&status=failed")).containsExactly(failing);
        assertThat(of(id, "lastStatus=500")).isEmpty();
        assertThat(of(id, "lastStatus=none")).containsExactly(closed);
        assertThat(of(id, "lastError=connect_refused")).containsExactly(closed);
        assertThat(of(id, "lastStatus=5xx&until=2024-01-01")).isEmpty();
        Operator.api()
                .get("/deliveries?lastStatus=5xx&endpoint=" + failing)
                .then()
                .body("items[0].lastStatus", equalTo(503))
                .body("items[0].lastError", equalTo("http_503"));
    }

    @ParameterizedTest
    @CsvSource({
        "lastStatus=6xx, lastStatus",
        "lastStatus=5xx or 1, lastStatus",
        "'lastStatus=', lastStatus",
        "lastError=No Error, lastError",
        "'lastError=', lastError",
        "'status=', status",
        "'endpoint=', endpoint",
        "'callId=&status=failed', callId",
        "'event= ', event",
        "'since=', since",
        "'until=', until",
        "'tz=', tz",
        "until=soon, until",
        "since=2024-02-01&until=2024-01-01, until",
    })
    void wrongValueIsRefusedByItsName(String query, String name) {
        Operator.api()
                .get("/deliveries?" + query)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(name))
                .body("errors[0].message", notNullValue());
    }

    private String endpoint(String name, Behaviour behaviour) {
        String own = path + "/" + name;
        crm.behave(own, behaviour);
        return Operator.endpoint(crm.url(own).toString(), mark, Map.of()).getString("id");
    }

    /** The endpoints of an event's deliveries that are shown. */
    private static List<String> of(String eventId, String query) {
        return Operator.api()
                .get("/deliveries?eventId=" + eventId + "&" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.endpointId");
    }
}
