package io.ringpost.outbound.store;

import io.ringpost.contract.crm.RegisteredEventType;
import java.time.Instant;

/**
 * An event type as an operator registered it.
 *
 * @param type what was registered
 * @param changedAt when it last was
 */
public record StoredEventType(RegisteredEventType type, Instant changedAt) {}
