/** What became of the recordings of calls. */
@NullMarked
package io.ringpost.contract.recording;

import org.jspecify.annotations.NullMarked;
