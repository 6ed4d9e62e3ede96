/** Calls for readers: lists, one call, its history, the live feed. */
@NullMarked
package io.ringpost.callstate.query;

import org.jspecify.annotations.NullMarked;
