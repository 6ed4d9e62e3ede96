/** Remembers requests to the service's API that came with an {@code Idempotency-Key}. */
@NullMarked
package io.ringpost.request;

import org.jspecify.annotations.NullMarked;
