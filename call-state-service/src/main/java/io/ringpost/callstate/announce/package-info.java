/** What the lifecycle tells, as messages for Kafka. */
@NullMarked
package io.ringpost.callstate.announce;

import org.jspecify.annotations.NullMarked;
