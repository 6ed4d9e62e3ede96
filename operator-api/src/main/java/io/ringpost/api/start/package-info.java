/** Settings checked before a service starts. */
@NullMarked
package io.ringpost.api.start;

import org.jspecify.annotations.NullMarked;
