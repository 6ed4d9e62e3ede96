/** WaVoIP's recordings, by call id. */
@NullMarked
package io.ringpost.recording.fetch.wavoip;

import org.jspecify.annotations.NullMarked;
