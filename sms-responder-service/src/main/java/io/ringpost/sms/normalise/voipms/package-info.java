/** The four shapes of a VoIP.ms text, read into facts. */
@NullMarked
package io.ringpost.sms.normalise.voipms;

import org.jspecify.annotations.NullMarked;
