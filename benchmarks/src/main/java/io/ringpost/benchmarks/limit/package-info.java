/** What the machine can do at most: HTTP without work, a producer without HTTP. */
@NullMarked
package io.ringpost.benchmarks.limit;

import org.jspecify.annotations.NullMarked;
