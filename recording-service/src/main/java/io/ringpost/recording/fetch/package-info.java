/** Due recordings, fetched from their providers into the vault; each provider waits for itself alone. */
@NullMarked
package io.ringpost.recording.fetch;

import org.jspecify.annotations.NullMarked;
