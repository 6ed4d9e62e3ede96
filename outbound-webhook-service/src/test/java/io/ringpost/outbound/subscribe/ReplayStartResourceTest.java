package io.ringpost.outbound.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringpost.api.problem.ProblemException;
import io.ringpost.outbound.store.ReplayStart;
import org.junit.jupiter.api.Test;

class ReplayStartResourceTest {
    @Test
    void countSaysWhetherThereAreMore() {
        assertThat(ReplayCount.of(3, 100)).isEqualTo(new ReplayCount(true, 3, false, 100));
        assertThat(ReplayCount.of(101, 100)).isEqualTo(new ReplayCount(true, 100, true, 100));
    }

    @Test
    void tooManyAreRefusedWithTheLimit() {
        assertThatThrownBy(() -> ReplayStartResource.started(new ReplayStart.TooMany(100_000)))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem().status()).isEqualTo(422);
                    assertThat(refused.problem().detail()).contains("since matches more than 100000 deliveries");
                });
    }
}
