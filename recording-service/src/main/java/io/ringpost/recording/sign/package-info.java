/** Who may hear a recording without a key: whoever holds a link that we signed, while it lasts. */
@NullMarked
package io.ringpost.recording.sign;

import org.jspecify.annotations.NullMarked;
