/** Text messages in, at most one right answer to each. */
@NullMarked
package io.ringpost.sms;

import org.jspecify.annotations.NullMarked;
