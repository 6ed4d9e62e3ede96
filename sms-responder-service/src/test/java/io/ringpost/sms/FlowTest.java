package io.ringpost.sms;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.ringpost.local.architecture.Step;
import io.ringpost.local.architecture.StepRules;
import org.junit.jupiter.api.Test;

class FlowTest {
    @Test
    void stepsLookDownstreamAndDecisionsArePure() {
        assertThatCode(() -> new StepRules("io.ringpost.sms")
                        .with("profile", Step.KEEP)
                        .using("normalise", StepRules.PHONE_NUMBERS)
                        .using("understand", StepRules.PHONE_NUMBERS)
                        .using("understand", StepRules.JSON)
                        .check())
                .doesNotThrowAnyException();
    }
}
