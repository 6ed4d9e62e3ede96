/** What VoIP.ms's own names of recordings say. */
@NullMarked
package io.ringpost.recording.lifecycle.voipms;

import org.jspecify.annotations.NullMarked;
