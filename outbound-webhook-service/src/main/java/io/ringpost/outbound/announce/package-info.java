/** Tells other systems, by Kafka, how deliveries fare. */
@NullMarked
package io.ringpost.outbound.announce;

import org.jspecify.annotations.NullMarked;
