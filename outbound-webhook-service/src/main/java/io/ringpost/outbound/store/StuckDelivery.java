package io.ringpost.outbound.store;

/**
 * A claimed delivery that nothing can come of, by a fault of ours.
 *
 * @param id its id
 * @param lease the token under which it was claimed
 * @param endpointId where it would go
 * @param event the event's name
 * @param error what is wrong with it, {@link #UNSAVEABLE} or {@link #UNREADABLE}
 */
public record StuckDelivery(String id, long lease, String endpointId, String event, String error) {
    /** What came of its attempts was never saved. */
    public static final String UNSAVEABLE = "unsaveable";

    /** Its row, or its endpoint's, cannot be read. */
    public static final String UNREADABLE = "unreadable";
}
