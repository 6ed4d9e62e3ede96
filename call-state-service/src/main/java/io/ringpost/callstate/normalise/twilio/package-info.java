/** What Twilio's webhooks say of calls. */
@NullMarked
package io.ringpost.callstate.normalise.twilio;

import org.jspecify.annotations.NullMarked;
