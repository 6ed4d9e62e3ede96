package io.ringpost.outbound.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.outbound.fixture.History;
import io.ringpost.outbound.fixture.OwnSchema;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an earlier release kept is all there, as the oldest partition. */
class HistoryUpgradeIT {
    @Test
    void attemptsThatWereThereAreReadAsBeforeAndNewOnesStandBesideThem() {
        try (OwnSchema schema = new OwnSchema("7")) {
            History history = new History(schema);
            schema.endpoint("one", 4);
            history.delivery("d", "v", "retrying", 30);
            history.attempt("d", 1, Instant.now().minus(Duration.ofDays(29)));
            history.attempt("d", 2, Instant.now().plus(Duration.ofDays(3)));
            schema.execute(
                    "insert into attempt select delivery_id, n, n, manual, postponed, started_at, latency_ms, dns_ms,"
                            + " connect_ms, head_ms, body_ms, status, error, fault, detail, remote_address, tls, answer,"
                            + " answer_truncated, endpoint_id from attempt cross join generate_series(3, 1000) n where post = 1");

            schema.migrate("latest");
            AttemptDays days = new AttemptDays(schema.pool());
            Integer made = days.ahead(7).await().atMost(Claimers.SOON);
            Instant later = Instant.now().plus(Duration.ofDays(6));
            history.attempt("d", 1001, later);
            List<AttemptRecord> read = new Attempts(schema.pool(), days)
                    .of("d", Instant.now().minus(Duration.ofDays(30)))
                    .await()
                    .atMost(Claimers.SOON);

            assertThat(made).isEqualTo(3);
            assertThat(read).hasSize(1001);
            assertThat(history.count("attempt_before")).isEqualTo(1000);
            assertThat(history.count(History.name(LocalDate.ofInstant(later, ZoneOffset.UTC))))
                    .isEqualTo(1);
        }
    }
}
