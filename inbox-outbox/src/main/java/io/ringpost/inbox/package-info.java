/** From a polled batch of records to one effect per fact: understand, one transaction, offsets. */
@NullMarked
package io.ringpost.inbox;

import org.jspecify.annotations.NullMarked;
