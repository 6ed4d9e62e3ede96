/** Requests that the ingress refused: masked, so that operators can read why. */
@NullMarked
package io.ringpost.contract.refusal;

import org.jspecify.annotations.NullMarked;
