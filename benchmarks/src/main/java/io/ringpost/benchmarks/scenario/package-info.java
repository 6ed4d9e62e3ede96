/** One class per scenario: what is done to a sender, what is measured, and what the goal is. */
@NullMarked
package io.ringpost.benchmarks.scenario;

import org.jspecify.annotations.NullMarked;
