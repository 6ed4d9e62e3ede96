package io.ringpost.outbound.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.outbound.schedule.Judgement.Bear;
import io.ringpost.outbound.schedule.Judgement.Disable;
import io.ringpost.outbound.schedule.Judgement.Warn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AutoDisableTest {
    private static final Instant SINCE = Instant.parse("2026-03-02T10:00:00Z");
    private static final AutoDisable RULE = new AutoDisable(Duration.ofHours(100), 20);

    @Test
    void neitherTimeNorCountAloneDisables() {
        assertThat(RULE.judge(streak(1_000_000, 1, 0))).isEqualTo(new Bear());
        assertThat(RULE.judge(streak(5, 10_000, 0))).isEqualTo(new Bear());
    }

    @Test
    void bothTogetherDo() {
        assertThat(RULE.judge(streak(20, 100, 90))).isEqualTo(new Disable());
        assertThat(RULE.judge(streak(19, 100, 90))).isEqualTo(new Bear());
        assertThat(RULE.judge(streak(20, 99, 90))).isEqualTo(new Bear());
    }

    @Test
    void warnsAtHalfAtSeventyAndAtNinety() {
        assertThat(RULE.judge(streak(10, 49, 0))).isEqualTo(new Bear());
        assertThat(RULE.judge(streak(10, 50, 0))).isEqualTo(new Warn(50));
        assertThat(RULE.judge(streak(14, 70, 50))).isEqualTo(new Warn(70));
        assertThat(RULE.judge(streak(18, 90, 70))).isEqualTo(new Warn(90));
    }

    @Test
    void whatWasWarnedOfIsNotWarnedOfAgain() {
        assertThat(RULE.judge(streak(12, 60, 50))).isEqualTo(new Bear());
    }

    @Test
    void aLeapIsOneWarning() {
        assertThat(RULE.judge(streak(19, 95, 0))).isEqualTo(new Warn(90));
    }

    /** However failures are spread: warnings rise, each comes once, and the end comes only when both limits are reached. */
    @Property(tries = 300)
    void warningsRiseAndTheEndIsNeverEarly(@ForAll @Size(max = 60) List<@IntRange(max = 8) Integer> hours) {
        int warned = 0;
        long age = 0;
        int failures = 0;
        List<Integer> warnings = new ArrayList<>();
        for (int gap : hours) {
            failures++;
            age += gap;
            Judgement judgement = RULE.judge(streak(failures, age, warned));
            assertThat(judgement.equals(new Disable())).isEqualTo(failures >= 20 && age >= 100);
            Optional<Integer> warning = Optional.of(judgement)
                    .filter(Warn.class::isInstance)
                    .map(Warn.class::cast)
                    .map(Warn::percent);
            warning.ifPresent(warnings::add);
            warned = warning.orElse(warned);
        }

        assertThat(warnings).isSorted().doesNotHaveDuplicates().isSubsetOf(AutoDisable.WARNINGS);
    }

    private static Streak streak(int failures, long hours, int warned) {
        return new Streak(failures, SINCE, SINCE.plus(Duration.ofHours(hours)), warned);
    }
}
