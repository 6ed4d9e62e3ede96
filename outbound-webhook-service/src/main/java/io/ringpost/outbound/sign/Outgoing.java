package io.ringpost.outbound.sign;

import java.time.Instant;

/**
 * One POST as it is signed.
 *
 * @param deliveryId the same on every attempt; receivers drop repetitions by it
 * @param event the event's name
 * @param attempt counts from 1
 * @param sentAt when it is sent
 * @param body the bytes that go out
 */
public record Outgoing(String deliveryId, String event, int attempt, Instant sentAt, byte[] body) {}
