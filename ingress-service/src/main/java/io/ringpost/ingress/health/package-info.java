/** What the ingress says about itself and its dependencies. */
@NullMarked
package io.ringpost.ingress.health;

import org.jspecify.annotations.NullMarked;
