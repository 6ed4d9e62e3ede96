/** The recordings of VoIP.ms, found in the lists of its accounts. */
@NullMarked
package io.ringpost.recording.reconcile.voipms;

import org.jspecify.annotations.NullMarked;
