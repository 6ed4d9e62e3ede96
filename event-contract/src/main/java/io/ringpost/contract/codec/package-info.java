/** Events to Kafka records and back; the only JSON mapper of the contract. */
@NullMarked
package io.ringpost.contract.codec;

import org.jspecify.annotations.NullMarked;
