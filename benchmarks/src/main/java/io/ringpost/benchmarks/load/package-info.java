/** Sends prepared requests, closed loop for throughput and open loop for latency. */
@NullMarked
package io.ringpost.benchmarks.load;

import org.jspecify.annotations.NullMarked;
