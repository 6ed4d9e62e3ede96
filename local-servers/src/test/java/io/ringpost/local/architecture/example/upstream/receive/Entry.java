package io.ringpost.local.architecture.example.upstream.receive;

public record Entry(String body) {}
