/** Webhooks as they came in: byte-exact, with what the ingress learnt about them. */
@NullMarked
package io.ringpost.contract.raw;

import org.jspecify.annotations.NullMarked;
