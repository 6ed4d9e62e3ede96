/** Outgoing HTTP that cannot be aimed at our own network, has one deadline over everything and ends in one of two ways. */
@NullMarked
package io.ringpost.safehttp;

import org.jspecify.annotations.NullMarked;
