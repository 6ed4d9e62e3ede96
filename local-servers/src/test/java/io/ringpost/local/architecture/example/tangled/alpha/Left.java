package io.ringpost.local.architecture.example.tangled.alpha;

import io.ringpost.local.architecture.example.tangled.beta.Right;

public record Left(Right right) {
    public record Inner(String text) {}
}
