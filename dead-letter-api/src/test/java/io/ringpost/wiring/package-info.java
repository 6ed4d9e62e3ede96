/** A service in miniature with two consumers of one topic. */
@NullMarked
package io.ringpost.wiring;

import org.jspecify.annotations.NullMarked;
