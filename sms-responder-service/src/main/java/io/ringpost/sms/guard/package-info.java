/** Whether a text may be answered by itself at all: pure. */
@NullMarked
package io.ringpost.sms.guard;

import org.jspecify.annotations.NullMarked;
