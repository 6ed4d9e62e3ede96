/** How operators say who wants which events. */
@NullMarked
package io.ringpost.outbound.subscribe;

import org.jspecify.annotations.NullMarked;
