/** What was measured, as a table and as a file. */
@NullMarked
package io.ringpost.benchmarks.report;

import org.jspecify.annotations.NullMarked;
