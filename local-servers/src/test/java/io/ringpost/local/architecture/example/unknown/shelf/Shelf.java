package io.ringpost.local.architecture.example.unknown.shelf;

/** Stands in a package that is no step. */
public final class Shelf {}
