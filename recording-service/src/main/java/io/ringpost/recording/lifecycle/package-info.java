/** What is known of a recording as the join of what was said of it, and what follows from it; pure. */
@NullMarked
package io.ringpost.recording.lifecycle;

import org.jspecify.annotations.NullMarked;
