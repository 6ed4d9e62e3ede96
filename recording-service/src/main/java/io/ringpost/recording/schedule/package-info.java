/** When a recording is fetched, when it is tried again and when no more; pure. */
@NullMarked
package io.ringpost.recording.schedule;

import org.jspecify.annotations.NullMarked;
