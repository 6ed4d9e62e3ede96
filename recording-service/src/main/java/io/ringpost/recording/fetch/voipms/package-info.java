/** VoIP.ms's recordings, out of its API's JSON. */
@NullMarked
package io.ringpost.recording.fetch.voipms;

import org.jspecify.annotations.NullMarked;
