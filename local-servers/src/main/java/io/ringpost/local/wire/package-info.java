/** Connections that a test can cut, or let go silent. */
@NullMarked
package io.ringpost.local.wire;

import org.jspecify.annotations.NullMarked;
