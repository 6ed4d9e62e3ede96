package io.ringpost.callstate;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.ringpost.local.architecture.StepRules;
import org.junit.jupiter.api.Test;

class FlowTest {
    @Test
    void stepsLookDownstreamAndDecisionsArePure() {
        assertThatCode(() -> new StepRules("io.ringpost.callstate")
                        .using("understand", StepRules.PHONE_NUMBERS)
                        .check())
                .doesNotThrowAnyException();
    }
}
