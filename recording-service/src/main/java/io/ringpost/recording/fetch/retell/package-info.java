/** Retell AI's recordings, by the address its API gives. */
@NullMarked
package io.ringpost.recording.fetch.retell;

import org.jspecify.annotations.NullMarked;
