/** Records to Kafka: acknowledged by all in-sync replicas or not kept, and never later than the deadline. */
@NullMarked
package io.ringpost.ingress.publish;

import org.jspecify.annotations.NullMarked;
