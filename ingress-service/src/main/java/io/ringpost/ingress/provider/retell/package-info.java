/** Retell AI: signed body with a time stamp, JSON as reply. */
@NullMarked
package io.ringpost.ingress.provider.retell;

import org.jspecify.annotations.NullMarked;
