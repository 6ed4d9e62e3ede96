package io.ringpost.benchmarks.sender;

import io.vertx.core.json.JsonObject;
import java.util.Map;

/** A running sender of webhooks: all that the scenarios need of one. */
public interface Sender extends AutoCloseable {
    /** The name of its own process. */
    String ITSELF = "sender";

    /** Makes an endpoint that hears of the events for one address; several may hear of the same. */
    void endpoint(String address, String url);

    /** Hands an event in without waiting for its delivery. */
    void send(LoadEvent event);

    /** Returns when the sender has answered for everything that was handed in. */
    void flush();

    /** How many events it has taken into its own store; -1 if it does not tell. */
    default long taken() {
        return -1;
    }

    /** How many deliveries it has begun and not saved, as its store says; -1 if it does not tell. */
    default long underWay() {
        return -1;
    }

    /** Keeps so many deliveries that failed once and are due when the scenario is over; tells how many. */
    default int schedule(int deliveries) {
        return 0;
    }

    /** Its processes by name, {@value #ITSELF} first. */
    Map<String, Measured> processes();

    /** Ends its own process without a word, as {@code kill -9} does. */
    void kill();

    /** Starts it again on what it kept, and returns when it is ready. */
    void revive();

    /** What it stands on and may lose for a while, by name. */
    default Map<String, Part> parts() {
        return Map.of();
    }

    /** How often its attempts ended with which word; empty if it does not tell. */
    default JsonObject outcomes() {
        return new JsonObject();
    }

    /** The same rows as a number of deliveries need, committed by its database alone; empty if that cannot be done. */
    default JsonObject databaseLimit(int deliveries) {
        return new JsonObject();
    }

    @Override
    void close();

    /** Something that the sender stands on. */
    interface Part {
        /** Ends it without a word. */
        void kill();

        /** Starts it again on what it kept. */
        void revive();
    }
}
