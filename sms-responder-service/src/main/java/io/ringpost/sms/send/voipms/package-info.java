/** Texts through VoIP.ms's REST API. */
@NullMarked
package io.ringpost.sms.send.voipms;

import org.jspecify.annotations.NullMarked;
