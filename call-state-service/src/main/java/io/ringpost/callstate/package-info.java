/** Raw records in, one call per conversation, its history and its live feed. */
@NullMarked
package io.ringpost.callstate;

import org.jspecify.annotations.NullMarked;
