/** What operators read about recordings, and ask again for. */
@NullMarked
package io.ringpost.recording.query;

import org.jspecify.annotations.NullMarked;
