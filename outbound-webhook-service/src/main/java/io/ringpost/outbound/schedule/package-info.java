/** When an attempt follows another, and what an attempt's outcome makes of its delivery. Pure. */
@NullMarked
package io.ringpost.outbound.schedule;

import org.jspecify.annotations.NullMarked;
