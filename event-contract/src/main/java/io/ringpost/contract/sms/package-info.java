/** Text messages, in and out. */
@NullMarked
package io.ringpost.contract.sms;

import org.jspecify.annotations.NullMarked;
