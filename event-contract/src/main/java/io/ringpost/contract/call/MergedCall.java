package io.ringpost.contract.call;

/**
 * Tells that two calls turned out to be one.
 *
 * @param id the id that is an alias from now on
 * @param into the id that the call has
 */
public record MergedCall(String id, String into) {}
