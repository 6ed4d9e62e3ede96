package io.ringpost.local.architecture.example.sound.receive;

import io.ringpost.local.architecture.example.sound.lifecycle.Decision;
import io.ringpost.local.architecture.example.sound.store.Kept;

public record Entry(Decision decision, Kept kept) {}
