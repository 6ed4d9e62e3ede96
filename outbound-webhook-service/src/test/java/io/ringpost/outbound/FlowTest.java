package io.ringpost.outbound;

import io.ringpost.local.architecture.Step;
import io.ringpost.local.architecture.StepRules;
import org.junit.jupiter.api.Test;

class FlowTest {
    @Test
    void stepsLookDownstreamAndDecisionsArePure() {
        new StepRules("io.ringpost.outbound")
                .with("subscribe", Step.IN)
                .with("catalogue", Step.UNDERSTAND)
                .using("plan", StepRules.JSON)
                .using("sign", "org.bouncycastle.math")
                .check();
    }
}
