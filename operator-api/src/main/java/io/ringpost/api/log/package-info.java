/** One structured, masked log line per unit of work. */
@NullMarked
package io.ringpost.api.log;

import org.jspecify.annotations.NullMarked;
