package io.ringpost.outbound.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.outbound.announce.QuarantineAnnouncer;
import io.ringpost.outbound.fixture.Claims;
import io.ringpost.outbound.fixture.LogCapture;
import io.ringpost.outbound.fixture.Operator;
import io.ringpost.outbound.fixture.Planted;
import io.ringpost.outbound.fixture.Settings;
import io.ringpost.outbound.fixture.ShortWaits;
import io.ringpost.outbound.store.Quarantine;
import io.ringpost.outbound.store.Saved;
import io.ringpost.outbound.store.StuckDelivery;
import io.ringpost.outbound.store.UnreadableDelivery;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A claimed delivery that only these tests end: its lease lasts, and the service's own run never sees it. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
@QuarkusTestResource(ShortWaits.class)
class QuarantineRunIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int MOST = 10;
    private static final int TELLINGS = 3;

    private final String id = UUID.randomUUID().toString();
    private final String rule = "untold_" + id.replace("-", "");
    private final AtomicLong nanos = new AtomicLong();
    private String endpoint;
    private Savings savings;
    private QuarantineRun run;

    @Inject
    Pool pool;

    @Inject
    Quarantine quarantine;

    @Inject
    QuarantineAnnouncer announcer;

    @Inject
    QuarantineWatch watch;

    @BeforeEach
    void plant() {
        DeliverySettings settings = Settings.with(Map.of("ringpost.outbound.database-limit", "2s"));
        savings = new Savings(settings, nanos::get);
        nanos.addAndGet(settings.quarantineAfter().plusSeconds(1).toNanos());
        run = new QuarantineRun(pool, quarantine, announcer, watch, savings, settings);
        endpoint = Operator.endpoint("https://crm.example/h", id, Map.of()).getString("id");
        Planted.delivery(endpoint, id, "failed", Duration.ZERO);
        Planted.execute(
                "update delivery set status = 'sending', lease = 7, due_at = now() + interval '1 hour' where id = ?",
                id);
    }

    @AfterEach
    void delete() {
        Planted.execute("drop function if exists " + rule + "() cascade");
    }

    @Test
    void unreadableIsEndedOnlyAfterTenClaimsAndOnlyWhereOthersAreSaved() {
        setAside(MOST + 1);
        savings.watch(
                        Claims.claimed("dlv_other", 1),
                        true,
                        Uni.createFrom().item(Optional.of(new Saved(1, "delivered", 1, null))))
                .subscribe()
                .with(saved -> {});
        nanos.incrementAndGet();
        setAside(MOST);
        String before = status();

        setAside(MOST + 1);

        await().atMost(SOON).until(() -> "failed".equals(status()));
        assertThat(before).isEqualTo("sending");
        assertThat(Planted.count("select claims from delivery where id = ?", id))
                .isZero();
        assertThat(Operator.delivery(id).getString("error")).isEqualTo("unreadable");
    }

    @Test
    void whatCannotBeToldIsEndedUntoldOnlyAfterThreeLeasesMore() {
        Planted.execute("create function " + rule
                + "() returns trigger language plpgsql as $$ begin raise exception 'cannot be told'; end $$");
        Planted.execute(
                "create trigger " + rule + " before insert on failure_note for each row when (new.endpoint_id = '"
                        + endpoint + "') execute function " + rule + "()");

        try (LogCapture log = LogCapture.start()) {
            for (int claims = MOST + 1; claims <= MOST + TELLINGS; claims++) {
                end(claims);
                assertThat(status()).isEqualTo("sending");
            }
            assertThat(log.text()).contains("delivery-quarantine-failed").doesNotContain("delivery-quarantine-untold");
            end(MOST + TELLINGS + 1);
            assertThat(log.text()).contains("delivery-quarantine-untold");
        }

        assertThat(status()).isEqualTo("failed");
    }

    @Test
    void whoLostTheLeaseEndsNothing() {
        Planted.execute("update delivery set lease = lease + 1 where id = ?", id);

        end(MOST + 1);

        assertThat(status()).isEqualTo("sending");
    }

    /** Somebody holds the row, and lets it go only after the run has given up waiting for it. */
    @Test
    void endThatNobodyWaitsForAnyMoreTakesNoEffect() throws SQLException {
        try (Connection holder = LocalServers.postgres().connect()) {
            holder.setSchema("outbound_webhook");
            holder.setAutoCommit(false);
            try (PreparedStatement hold = holder.prepareStatement("select from delivery where id = ? for update")) {
                hold.setString(1, id);
                hold.execute();
            }
            end(MOST + 1);
            holder.rollback();
        }
        await().atMost(SOON)
                .until(() -> Planted.count("select count(*) from pg_stat_activity where state <> 'idle' and query like"
                                + " 'with ended as%' and pid <> pg_backend_pid()")
                        == 0);

        assertThat(status()).isEqualTo("sending");
    }

    private void end(int claims) {
        run.end(stuck(StuckDelivery.UNSAVEABLE), claims).await().atMost(SOON);
    }

    private void setAside(int claims) {
        run.setAside(new UnreadableDelivery(
                stuck(StuckDelivery.UNREADABLE), claims, new IllegalStateException("another release")));
    }

    private StuckDelivery stuck(String error) {
        return new StuckDelivery(id, 7, endpoint, "x.y", error);
    }

    private String status() {
        return Operator.delivery(id).getString("status");
    }
}
