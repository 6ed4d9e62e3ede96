/** What users of the same providers run today, doing the same work on the same machine. */
@NullMarked
package io.ringpost.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
