package io.ringpost.local.architecture.example.library.plan;

import com.fasterxml.jackson.databind.JsonNode;

/** Decides over a tree of JSON. */
public record Parsed(JsonNode tree) {}
