/** Connections before their requests are routed: how many there may be, how long each message may take, which are none. */
@NullMarked
package io.ringpost.ingress.connect;

import org.jspecify.annotations.NullMarked;
