/** How a text goes through VoIP.ms: in numbered parts, or as one MMS. */
@NullMarked
package io.ringpost.sms.plan.voipms;

import org.jspecify.annotations.NullMarked;
