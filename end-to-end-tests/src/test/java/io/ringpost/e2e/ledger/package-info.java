/** Keeps account of webhooks: what was sent, what was answered, and what is on Kafka in the end. */
@NullMarked
package io.ringpost.e2e.ledger;

import org.jspecify.annotations.NullMarked;
