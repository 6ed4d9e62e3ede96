package io.ringpost.outbound.store;

/**
 * What came of encrypting anew.
 *
 * @param values how many were encrypted with the newest key
 * @param lost how many no key opens
 */
public record Resealed(int values, int lost) {
    static final Resealed NOTHING = new Resealed(0, 0);

    Resealed plus(Resealed more) {
        return new Resealed(values + more.values, lost + more.lost);
    }
}
