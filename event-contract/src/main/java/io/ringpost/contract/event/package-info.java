/** The events themselves: sealed families, each record one type on the wire. */
@NullMarked
package io.ringpost.contract.event;

import org.jspecify.annotations.NullMarked;
