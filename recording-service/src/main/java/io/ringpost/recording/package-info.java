/** Recording notices in, stored and playable audio out. */
@NullMarked
package io.ringpost.recording;

import org.jspecify.annotations.NullMarked;
