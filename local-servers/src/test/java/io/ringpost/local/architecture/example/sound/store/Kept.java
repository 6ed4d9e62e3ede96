package io.ringpost.local.architecture.example.sound.store;

import io.ringpost.local.architecture.example.sound.lifecycle.Decision;

public record Kept(Decision decision) {}
