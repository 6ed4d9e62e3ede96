/** The seam that every provider stands behind, and what its implementations share: verify, identify, reply. */
@NullMarked
package io.ringpost.ingress.provider;

import org.jspecify.annotations.NullMarked;
