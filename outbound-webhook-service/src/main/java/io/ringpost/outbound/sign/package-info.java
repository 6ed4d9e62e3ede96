/** What a receiver verifies: the secret, the keys, all signatures and the headers that carry them. Pure. */
@NullMarked
package io.ringpost.outbound.sign;

import org.jspecify.annotations.NullMarked;
