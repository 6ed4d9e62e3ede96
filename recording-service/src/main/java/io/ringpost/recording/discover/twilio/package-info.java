/** What Twilio's webhooks say of recordings. */
@NullMarked
package io.ringpost.recording.discover.twilio;

import org.jspecify.annotations.NullMarked;
