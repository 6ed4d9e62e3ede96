package io.ringpost.outbound.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.outbound.fixture.Settings;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Patience patience = new Patience(
            Settings.with(Map.of("ringpost.outbound.database-limit", "50ms", "ringpost.outbound.lease", "500ms")));

    @Test
    void silenceFailsATry() {
        UniAssertSubscriber<Object> waiting =
                patience.once(Uni.createFrom().nothing()).subscribe().withSubscriber(UniAssertSubscriber.create());

        waiting.awaitFailure(SOON).assertFailedWith(TimeoutException.class);
    }

    @Test
    void silenceIsTriedAgain() {
        AtomicInteger tries = new AtomicInteger();
        Uni<String> silentAtFirst = Uni.createFrom()
                .deferred(() -> tries.incrementAndGet() == 1
                        ? Uni.createFrom().nothing()
                        : Uni.createFrom().item("saved"));

        String saved = patience.whileLeased(silentAtFirst)
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .awaitItem(SOON)
                .getItem();

        assertThat(saved).isEqualTo("saved");
        assertThat(tries).hasValue(2);
    }

    @Test
    void silenceThatOutlastsTheLeaseIsGivenUp() {
        UniAssertSubscriber<Object> waiting = patience.whileLeased(
                        Uni.createFrom().nothing())
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());

        assertThat(waiting.awaitFailure(SOON).getFailure()).isNotNull();
    }
}
