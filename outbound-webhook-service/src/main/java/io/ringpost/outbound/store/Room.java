package io.ringpost.outbound.store;

/**
 * How much may be claimed.
 *
 * @param deliveries how many
 * @param firsts how many of them may be first attempts
 * @param repeats how many of them may be repeats
 * @param bytes how large their bodies are together; the one that fills it up may be larger than what is left
 */
public record Room(int deliveries, int firsts, int repeats, long bytes) {
    /** So many, whichever they are. */
    public static Room of(int deliveries, long bytes) {
        return new Room(deliveries, deliveries, deliveries, bytes);
    }

    /** Whether nothing may be. */
    public boolean none() {
        return deliveries <= 0 || bytes <= 0;
    }
}
