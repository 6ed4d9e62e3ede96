package io.ringpost.outbound.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.outbound.fixture.History;
import io.ringpost.outbound.fixture.OwnSchema;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AttemptDaysIT {
    private OwnSchema schema;
    private History history;
    private AttemptDays days;

    @BeforeEach
    void start() {
        schema = new OwnSchema();
        history = new History(schema);
        days = new AttemptDays(schema.pool());
        schema.endpoint("one", 4);
    }

    @AfterEach
    void stop() {
        schema.close();
    }

    @Test
    void daysAreMadeAheadOnceByReplicasThatAllDoSoAtTheSameMoment() {
        List<Integer> made = Uni.join()
                .all(IntStream.range(0, 4).mapToObj(i -> days.ahead(40)).toList())
                .andFailFast()
                .await()
                .atMost(Claimers.SOON);

        assertThat(made.stream().mapToInt(Integer::intValue).sum()).isEqualTo(6);
        assertThat(days.ahead(40).await().atMost(Claimers.SOON)).isZero();
        assertThat(history.partitions()).hasSize(7).contains("attempt_before", History.name(day(40)));
    }

    @Test
    void attemptsOfEachDayStandInItsPartitionAndAreReadAcrossThem() {
        days.ahead(40).await().atMost(Claimers.SOON);
        history.delivery("d", "v", "retrying", 0);
        history.attempt("d", 1, day(0).atTime(23, 59, 59).toInstant(ZoneOffset.UTC));
        history.attempt("d", 2, day(36).atTime(23, 59, 59).toInstant(ZoneOffset.UTC));
        history.attempt("d", 3, day(37).atStartOfDay().toInstant(ZoneOffset.UTC));

        List<AttemptRecord> read = new Attempts(schema.pool(), days)
                .of("d", Instant.now(), Instant.now().plus(Duration.ofDays(40)))
                .await()
                .atMost(Claimers.SOON);

        assertThat(read).extracting(AttemptRecord::post).containsExactly(1, 2, 3);
        assertThat(history.count("attempt_before")).isEqualTo(1);
        assertThat(history.count(History.name(day(36)))).isEqualTo(1);
        assertThat(history.count(History.name(day(37)))).isEqualTo(1);
    }

    @Test
    void dayThatNobodyMadeIsMadeByWhoSavesTheFirstAttemptOfIt() {
        history.delivery("d", "v", "retrying", 0);
        Instant late = Instant.now().plus(Duration.ofDays(50));

        days.in(late, schema.pool().withTransaction(tx -> history.attempt(tx, "d", 1, late)))
                .await()
                .atMost(Claimers.SOON);

        assertThat(history.count(History.name(LocalDate.ofInstant(late, ZoneOffset.UTC))))
                .isEqualTo(1);
    }

    @Test
    void savingsGoOnWhileDaysAreMade() {
        history.delivery("d", "v", "retrying", 0);

        schema.pool()
                .withTransaction(tx -> history.attempt(tx, "d", 1, Instant.now())
                        .chain(() -> days.ahead(40))
                        .chain(() -> history.attempt(tx, "d", 2, Instant.now())))
                .await()
                .atMost(Claimers.SOON);

        assertThat(history.count("attempt")).isEqualTo(2);
    }

    private static LocalDate day(int ahead) {
        return LocalDate.now(ZoneOffset.UTC).plusDays(ahead);
    }
}
