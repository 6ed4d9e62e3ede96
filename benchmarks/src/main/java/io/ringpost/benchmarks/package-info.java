/** Load on the packaged services, always beside the limits of the same machine in the same minutes. */
@NullMarked
package io.ringpost.benchmarks;

import org.jspecify.annotations.NullMarked;
