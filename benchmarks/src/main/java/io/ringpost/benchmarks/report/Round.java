package io.ringpost.benchmarks.report;

import io.vertx.core.json.JsonObject;

/**
 * Limits and subject, measured one after the other.
 *
 * @param load what was sent and over how many connections
 * @param http answers per second without any work
 * @param producer acknowledged records per second without HTTP
 * @param ingress verified and acknowledged webhooks per second
 * @param raw everything that was measured
 */
public record Round(Load load, double http, double producer, double ingress, JsonObject raw) {

    /**
     * What is compared with itself only.
     *
     * @param provider whose webhooks
     * @param connections in the closed loop
     */
    public record Load(String provider, int connections) {}

    /** What doing both, one after the other on the same cores, could reach at most. */
    public double limit() {
        return 1 / (1 / http + 1 / producer);
    }

    /** How much of that limit the ingress reaches. */
    public double ratio() {
        return ingress / limit();
    }

    /** For the results file. */
    public JsonObject json() {
        return new JsonObject()
                .put("provider", load.provider())
                .put("connections", load.connections())
                .mergeIn(raw)
                .put("limit", Math.round(limit()))
                .put("ratio", Math.round(1000 * ratio()) / 1000.0);
    }
}
