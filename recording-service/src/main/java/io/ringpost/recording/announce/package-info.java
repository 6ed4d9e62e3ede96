/** What became of recordings, as events for others, log lines and numbers. */
@NullMarked
package io.ringpost.recording.announce;

import org.jspecify.annotations.NullMarked;
