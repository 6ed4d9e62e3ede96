/** Asks providers for what they tell nobody: recordings that only a list knows. */
@NullMarked
package io.ringpost.recording.reconcile;

import org.jspecify.annotations.NullMarked;
