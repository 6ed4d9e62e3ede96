/** What operators read about deliveries, and ask again for. */
@NullMarked
package io.ringpost.outbound.query;

import org.jspecify.annotations.NullMarked;
