/** A sender of webhooks as the scenarios drive it, and Ringpost's as the first. */
@NullMarked
package io.ringpost.benchmarks.sender;

import org.jspecify.annotations.NullMarked;
