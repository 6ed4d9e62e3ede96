package io.ringpost.callstate.lifecycle;

/**
 * A leg that a fact names.
 *
 * @param leg which
 * @param dialled whether another leg dialled it, so that it is not the first of its call
 */
public record NamedLeg(LegRef leg, boolean dialled) {

    /** A leg that may be the first of its call. */
    public static NamedLeg first(LegRef leg) {
        return new NamedLeg(leg, false);
    }

    /** A leg that another leg of the same call dialled. */
    public static NamedLeg dialled(LegRef leg) {
        return new NamedLeg(leg, true);
    }
}
