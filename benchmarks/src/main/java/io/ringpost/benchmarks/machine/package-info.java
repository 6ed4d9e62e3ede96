/** The machine and the processes on it: who runs, what they cost. */
@NullMarked
package io.ringpost.benchmarks.machine;

import org.jspecify.annotations.NullMarked;
