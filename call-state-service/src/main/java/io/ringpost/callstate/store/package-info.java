/** Calls, their facts and their aliases in PostgreSQL. */
@NullMarked
package io.ringpost.callstate.store;

import org.jspecify.annotations.NullMarked;
