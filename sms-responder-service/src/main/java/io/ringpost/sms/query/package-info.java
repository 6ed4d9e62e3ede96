/** Conversations, automatic answers and opt-outs for those who look at them and look after them. */
@NullMarked
package io.ringpost.sms.query;

import org.jspecify.annotations.NullMarked;
