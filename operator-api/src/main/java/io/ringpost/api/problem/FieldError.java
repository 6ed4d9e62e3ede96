package io.ringpost.api.problem;

/** One thing that is wrong with a request: where, and what. */
public record FieldError(String field, String message) {}
