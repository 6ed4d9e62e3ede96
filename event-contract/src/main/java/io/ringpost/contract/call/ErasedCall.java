package io.ringpost.contract.call;

/**
 * Tells that a call was erased on request.
 *
 * @param id the id that is gone
 */
public record ErasedCall(String id) {}
