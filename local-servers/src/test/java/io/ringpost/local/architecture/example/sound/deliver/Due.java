package io.ringpost.local.architecture.example.sound.deliver;

import io.ringpost.local.architecture.example.sound.store.Kept;

public record Due(Kept kept) {}
