/** The event types that there are: what subscribers may hear of, and what its data must be. */
@NullMarked
package io.ringpost.outbound.catalogue;

import org.jspecify.annotations.NullMarked;
