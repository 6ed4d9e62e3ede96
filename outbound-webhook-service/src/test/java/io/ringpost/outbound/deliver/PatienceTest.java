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

    @Test
    void silenceFailsATry() {
        UniAssertSubscriber<Object> waiting = patience("1m")
                .once(Uni.createFrom().nothing())
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());

        waiting.awaitFailure(SOON).assertFailedWith(TimeoutException.class);
    }

    @Test
    void silenceIsTriedAgain() {
        AtomicInteger tries = new AtomicInteger();
        Uni<String> silentAtFirst = Uni.createFrom()
                .deferred(() -> tries.incrementAndGet() == 1
                        ? Uni.createFrom().nothing()
                        : Uni.createFrom().item("saved"));

        String saved = patience("1m")
                .whileLeased(silentAtFirst)
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .awaitItem(SOON)
                .getItem();

        assertThat(saved).isEqualTo("saved");
        assertThat(tries).hasValueGreaterThanOrEqualTo(2);
    }

    @Test
    void silenceThatOutlastsTheLeaseIsGivenUp() {
        UniAssertSubscriber<Object> waiting = patience("500ms")
                .whileLeased(Uni.createFrom().nothing())
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());

        assertThat(waiting.awaitFailure(SOON).getFailure()).isNotNull();
    }

    private static Patience patience(String lease) {
        return new Patience(
                Settings.with(Map.of("ringpost.outbound.database-limit", "50ms", "ringpost.outbound.lease", lease)));
    }
}
