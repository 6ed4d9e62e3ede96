package io.ringpost.benchmarks.report;

import io.vertx.core.json.JsonObject;

/**
 * Limits and subject, measured one after the other.
 *
 * @param http answers per second without any work
 * @param producer acknowledged records per second without HTTP
 * @param ingress verified and acknowledged webhooks per second
 * @param raw everything that was measured
 */
public record Round(double http, double producer, double ingress, JsonObject raw) {

    /** What doing both, one after the other on the same cores, could reach at most. */
    public double limit() {
        return 1 / (1 / http + 1 / producer);
    }

    /** How much of that limit the ingress reaches. */
    public double ratio() {
        return ingress / limit();
    }
}
