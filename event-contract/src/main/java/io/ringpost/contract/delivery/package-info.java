/** Outbound webhook deliveries and their attempts. */
@NullMarked
package io.ringpost.contract.delivery;

import org.jspecify.annotations.NullMarked;
