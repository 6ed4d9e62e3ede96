/** Requests that come again under the same {@code Idempotency-Key}: done once, answered alike. */
@NullMarked
package io.ringpost.api.repeat;

import org.jspecify.annotations.NullMarked;
