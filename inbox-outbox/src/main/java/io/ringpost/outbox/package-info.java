/** What a transaction wants to say to the world, kept in it and relayed in order afterwards. */
@NullMarked
package io.ringpost.outbox;

import org.jspecify.annotations.NullMarked;
