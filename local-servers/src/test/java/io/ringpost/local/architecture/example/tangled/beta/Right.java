package io.ringpost.local.architecture.example.tangled.beta;

import io.ringpost.local.architecture.example.tangled.alpha.Left;

public record Right(Left.Inner inner) {}
