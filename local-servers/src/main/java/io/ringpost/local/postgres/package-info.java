/** A real PostgreSQL from its native binaries, as durable as in production. */
@NullMarked
package io.ringpost.local.postgres;

import org.jspecify.annotations.NullMarked;
