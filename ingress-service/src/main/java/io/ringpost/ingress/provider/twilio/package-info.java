/** Twilio: signed URL and form, TwiML as reply. */
@NullMarked
package io.ringpost.ingress.provider.twilio;

import org.jspecify.annotations.NullMarked;
