/** From a host name to every address that it has, without blocking anyone else's look-up. */
@NullMarked
package io.ringpost.safehttp.resolve;

import org.jspecify.annotations.NullMarked;
