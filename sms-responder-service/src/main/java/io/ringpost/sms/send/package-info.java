/** Queued texts go out, each at most once. */
@NullMarked
package io.ringpost.sms.send;

import org.jspecify.annotations.NullMarked;
