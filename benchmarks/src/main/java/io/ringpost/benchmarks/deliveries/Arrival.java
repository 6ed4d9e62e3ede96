package io.ringpost.benchmarks.deliveries;

import io.vertx.core.http.HttpServerResponse;

/**
 * A POST that arrived.
 *
 * @param phase which measurement its event belongs to
 * @param sequence its event's number
 * @param planned when its event was to be handed in
 * @param index which of the subscribers it came to
 * @param at when its head was there
 * @param response to be answered
 */
public record Arrival(int phase, int sequence, long planned, int index, long at, HttpServerResponse response) {}
