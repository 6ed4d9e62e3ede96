package io.ringpost.outbound.store;

/**
 * A delivery that has not arrived, with what it carries.
 *
 * @param row as it stands
 * @param payload what goes out
 */
public record MissedDelivery(DeliveryRow row, Payload payload) {}
