package io.ringpost.local.architecture.example.upstream.store;

import io.ringpost.local.architecture.example.upstream.receive.Entry;

public record Kept(Entry entry) {}
