/** The published sample receivers and the vectors they are held to. */
@NullMarked
package io.ringpost.outbound.receiver;

import org.jspecify.annotations.NullMarked;
