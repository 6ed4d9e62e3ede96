/** Twilio's REST API: messages with their status callbacks, and recordings. */
@NullMarked
package io.ringpost.local.play.twilio;

import org.jspecify.annotations.NullMarked;
