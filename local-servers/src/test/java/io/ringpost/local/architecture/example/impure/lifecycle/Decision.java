package io.ringpost.local.architecture.example.impure.lifecycle;

import org.awaitility.core.ConditionFactory;

public record Decision(ConditionFactory condition) {}
