/** What a receiver verifies: the secret, both signatures and the headers that carry them. Pure. */
@NullMarked
package io.ringpost.outbound.sign;

import org.jspecify.annotations.NullMarked;
