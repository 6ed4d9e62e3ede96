/** What the providers' own times say about this machine's clock. */
@NullMarked
package io.ringpost.ingress.clock;

import org.jspecify.annotations.NullMarked;
