/** Judges a pasted request as the running ingress would, and says what is wrong with it. */
@NullMarked
package io.ringpost.ingress.explain;

import org.jspecify.annotations.NullMarked;
