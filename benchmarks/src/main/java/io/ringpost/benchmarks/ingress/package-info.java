/** The ingress as it is shipped, and what it kept. */
@NullMarked
package io.ringpost.benchmarks.ingress;

import org.jspecify.annotations.NullMarked;
