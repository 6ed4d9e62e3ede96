/** When a text that could not go out yet is tried again. */
@NullMarked
package io.ringpost.sms.schedule;

import org.jspecify.annotations.NullMarked;
