package io.ringpost.local.architecture.example.sound.lifecycle;

import io.ringpost.contract.call.CallStatus;
import java.time.Instant;

public record Decision(CallStatus status, Instant at) {}
