/** Ringpost's events in, signed POSTs to subscribers out, under the retry schedule. */
@NullMarked
package io.ringpost.outbound;

import org.jspecify.annotations.NullMarked;
