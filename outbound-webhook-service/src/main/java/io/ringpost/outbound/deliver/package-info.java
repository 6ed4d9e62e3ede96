/** Claims due deliveries, makes one POST each and records what came of it. */
@NullMarked
package io.ringpost.outbound.deliver;

import org.jspecify.annotations.NullMarked;
