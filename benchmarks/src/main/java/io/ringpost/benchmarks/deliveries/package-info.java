/** The outbound service as it is shipped, the events that it reads and the receivers that it posts to. */
@NullMarked
package io.ringpost.benchmarks.deliveries;

import org.jspecify.annotations.NullMarked;
