package io.ringpost.inbox;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A fact on its way into the database, with the record that it came from. */
record Candidate<T>(ConsumerRecord<String, byte @Nullable []> polled, String eventId, T fact) {}
