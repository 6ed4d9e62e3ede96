/** What VoIP.ms's relayed webhooks say of recordings. */
@NullMarked
package io.ringpost.recording.discover.voipms;

import org.jspecify.annotations.NullMarked;
