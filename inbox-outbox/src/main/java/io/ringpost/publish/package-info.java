/** Records to the broker, acknowledged by all in-sync replicas. */
@NullMarked
package io.ringpost.publish;

import org.jspecify.annotations.NullMarked;
