/** Raw records and recording events in, facts out. */
@NullMarked
package io.ringpost.callstate.consume;

import org.jspecify.annotations.NullMarked;
