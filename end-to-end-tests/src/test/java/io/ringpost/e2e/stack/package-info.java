/** Starts the local stack as a user does, as processes, and talks to it. */
@NullMarked
package io.ringpost.e2e.stack;

import org.jspecify.annotations.NullMarked;
