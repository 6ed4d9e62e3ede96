/** Reads what providers sent, as leniently as they write: the fields of a raw record's body, whatever its shape. */
@NullMarked
package io.ringpost.contract.reading;

import org.jspecify.annotations.NullMarked;
