/** Where records go that a consumer cannot understand or apply, unchanged and with the reason. */
@NullMarked
package io.ringpost.deadletter;

import org.jspecify.annotations.NullMarked;
