/** Tells operators of alerts: by mail, in a chat, by webhook. */
@NullMarked
package io.ringpost.outbound.send;

import org.jspecify.annotations.NullMarked;
