/** Decides what of an alert is said on a channel, when, and in which words. Pure. */
@NullMarked
package io.ringpost.outbound.plan.alert;

import org.jspecify.annotations.NullMarked;
