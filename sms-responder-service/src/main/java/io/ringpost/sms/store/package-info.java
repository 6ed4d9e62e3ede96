/** Conversations, messages, opt-outs and what waits to be sent, in PostgreSQL. */
@NullMarked
package io.ringpost.sms.store;

import org.jspecify.annotations.NullMarked;
