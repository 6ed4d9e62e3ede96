/** A real KRaft broker in this JVM, and the tools that write to its topics and read them. */
@NullMarked
package io.ringpost.local.kafka;

import org.jspecify.annotations.NullMarked;
