/** Twilio's forms, read into facts about texts. */
@NullMarked
package io.ringpost.sms.normalise.twilio;

import org.jspecify.annotations.NullMarked;
