/** What WaVoIP's webhooks say of recordings. */
@NullMarked
package io.ringpost.recording.discover.wavoip;

import org.jspecify.annotations.NullMarked;
