/** Texts through Twilio's REST API. */
@NullMarked
package io.ringpost.sms.send.twilio;

import org.jspecify.annotations.NullMarked;
