package io.ringpost.recording;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.ringpost.local.architecture.Step;
import io.ringpost.local.architecture.StepRules;
import org.junit.jupiter.api.Test;

class FlowTest {
    @Test
    void stepsLookDownstreamAndDecisionsArePure() {
        assertThatCode(() -> new StepRules("io.ringpost.recording")
                        .with("vault", Step.KEEP)
                        .check())
                .doesNotThrowAnyException();
    }
}
