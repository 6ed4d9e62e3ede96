/** Asks Retell for the address at which its agent takes a call, while the call's webhook is being kept. */
@NullMarked
package io.ringpost.ingress.register;

import org.jspecify.annotations.NullMarked;
