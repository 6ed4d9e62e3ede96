package io.ringpost.deadletter;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record to be parked.
 *
 * @param polled the record as it was read
 * @param reason one word of a small set
 * @param cause one line for the operator, without personal data
 */
public record DeadLetter(ConsumerRecord<String, byte @Nullable []> polled, String reason, String cause) {}
