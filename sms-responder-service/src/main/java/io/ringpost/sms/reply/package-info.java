/** The words of an answer, and the one decision between an answer and silence: pure. */
@NullMarked
package io.ringpost.sms.reply;

import org.jspecify.annotations.NullMarked;
