/** What it costs to prove that a provider sent a webhook, without network and Kafka. */
@NullMarked
package io.ringpost.benchmarks.verify;

import org.jspecify.annotations.NullMarked;
