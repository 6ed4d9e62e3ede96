/** HTTP in: finds the route, reads the body within its limits, and takes the request through its steps. */
@NullMarked
package io.ringpost.ingress.receive;

import org.jspecify.annotations.NullMarked;
