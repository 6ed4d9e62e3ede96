/** Events from Kafka become planned deliveries. */
@NullMarked
package io.ringpost.outbound.consume;

import org.jspecify.annotations.NullMarked;
