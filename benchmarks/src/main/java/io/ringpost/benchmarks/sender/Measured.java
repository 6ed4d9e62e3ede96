package io.ringpost.benchmarks.sender;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A process of a sender, as far as it is measured.
 *
 * @param cpu processor time since its start
 * @param residentBytes memory that it has now
 */
public record Measured(Supplier<Duration> cpu, LongSupplier residentBytes) {}
