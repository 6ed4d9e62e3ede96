package io.ringpost.outbound.store;

/**
 * A delivery that has not arrived, with what it carries.
 *
 * @param row as it stands
 * @param body what goes out
 */
public record MissedDelivery(DeliveryRow row, String body) {}
