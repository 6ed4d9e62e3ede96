/** Refused requests: what the sender is told, what operators can read, who is too noisy. */
@NullMarked
package io.ringpost.ingress.refuse;

import org.jspecify.annotations.NullMarked;
