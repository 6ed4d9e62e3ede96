/** Raw records and call events in, findings out. */
@NullMarked
package io.ringpost.recording.consume;

import org.jspecify.annotations.NullMarked;
