/** The documents of the other services' APIs, for the page that shows all. */
@NullMarked
package io.ringpost.ingress.query;

import org.jspecify.annotations.NullMarked;
