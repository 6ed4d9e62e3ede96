/** What VoIP.ms's call records say of calls. */
@NullMarked
package io.ringpost.callstate.normalise.voipms;

import org.jspecify.annotations.NullMarked;
