package io.ringpost.outbound.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.alert.Alert;
import io.ringpost.outbound.fixture.OwnSchema;
import io.ringpost.outbound.plan.alert.AlertRule;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EndedAlertsIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final AlertRule RULE = new AlertRule(Duration.ofHours(6), Duration.ofDays(3));

    private static OwnSchema schema;

    private final EndedAlerts ended = new EndedAlerts();

    @BeforeAll
    static void open() {
        schema = new OwnSchema();
        schema.endpoint("fine", 1);
        schema.endpoint("failing", 1);
        schema.endpoint("disabled", 1);
        schema.endpoint("deleted", 1);
        schema.execute("insert into failing (endpoint_id, failures, unreached, since, warned)"
                + " values ('failing', 9, 0, now(), 50), ('fine', 1, 0, now(), 0)");
        schema.execute("update endpoint set enabled = false where id = 'disabled'");
        schema.execute("update endpoint set deleted_at = now() where id = 'deleted'");
    }

    @AfterAll
    static void close() {
        schema.close();
    }

    @BeforeEach
    void start() {
        schema.execute("truncate alert, alert_said");
    }

    @Test
    void failingEndsWithASuccessOrWithTheEndpointAndADisabledOneIsFailingStill() {
        for (String endpoint : List.of("fine", "failing", "disabled", "deleted", "never-was")) {
            raise("endpoint_failing", endpoint);
        }

        assertThat(takeBack()).containsExactlyInAnyOrder("fine", "deleted", "never-was");
    }

    @Test
    void disabledEndsWhenItIsEnabledOrGone() {
        for (String endpoint : List.of("fine", "failing", "disabled", "deleted")) {
            raise("endpoint_disabled", endpoint);
        }
        raise("spool-closed", "fine");

        assertThat(takeBack()).containsExactlyInAnyOrder("fine", "failing", "deleted");
    }

    @Test
    void eachIsTakenBackOnceHoweverManyReplicasLookAndAgainIfItIsRaisedAgain() {
        raise("endpoint_failing", "fine");

        List<Integer> counts = Uni.join()
                .all(List.of(taking().map(List::size), taking().map(List::size)))
                .andFailFast()
                .await()
                .atMost(SOON);

        assertThat(counts).containsExactlyInAnyOrder(0, 1);
        assertThat(takeBack()).isEmpty();
        raise("endpoint_failing", "fine");
        assertThat(takeBack()).containsExactly("fine");
    }

    @Test
    void endHasTheTimeOfTheClockThatRaisedIt() {
        schema.execute("insert into alert values ('endpoint_failing:fine', 'endpoint_failing', 'fine', 'It fails.',"
                + " 'warning', true, 1, now(), now(), 1)");

        assertThat(taking().await().atMost(SOON)).singleElement().satisfies(over -> assertThat(over.at())
                .isAfterOrEqualTo(over.trouble().lastAt().minusMillis(1)));
    }

    private static void raise(String rule, String endpoint) {
        Alert alert = new Alert(Instant.now(), rule, endpoint, "It fails.");
        schema.pool()
                .withTransaction(tx -> new Alerts().keep(tx, List.of(alert), Set.of(), RULE))
                .await()
                .atMost(SOON);
    }

    private Uni<List<EndedAlerts.Over>> taking() {
        return schema.pool().withTransaction(ended::takeBack);
    }

    private List<String> takeBack() {
        return taking().await().atMost(SOON).stream()
                .map(over -> over.trouble().subject())
                .toList();
    }
}
