/** Short-lived tokens for what cannot send a header: an {@code EventSource} and an audio element. */
@NullMarked
package io.ringpost.api.stream;

import org.jspecify.annotations.NullMarked;
