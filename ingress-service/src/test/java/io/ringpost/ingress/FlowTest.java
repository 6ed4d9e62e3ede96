package io.ringpost.ingress;

import io.ringpost.local.architecture.Step;
import io.ringpost.local.architecture.StepRules;
import org.junit.jupiter.api.Test;

class FlowTest {
    @Test
    void stepsLookDownstreamOnly() {
        new StepRules("io.ringpost.ingress")
                .with("explain", Step.IN)
                .with("connect", Step.IN)
                .with("health", Step.IN)
                .with("refuse", Step.OUT)
                .with("spool", Step.KEEP)
                .with("register", Step.OUT)
                .with("clock", Step.OUT)
                .check();
    }
}
