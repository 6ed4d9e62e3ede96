/** Twilio's recordings, by account and recording id. */
@NullMarked
package io.ringpost.recording.fetch.twilio;

import org.jspecify.annotations.NullMarked;
