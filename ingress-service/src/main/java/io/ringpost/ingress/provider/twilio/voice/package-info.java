/** What an incoming call hears: TwiML, by the number called and the address it came in at. */
@NullMarked
package io.ringpost.ingress.provider.twilio.voice;

import org.jspecify.annotations.NullMarked;
