/** Recordings, the calls they belong to, and the fetches that are due, in PostgreSQL. */
@NullMarked
package io.ringpost.recording.store;

import org.jspecify.annotations.NullMarked;
