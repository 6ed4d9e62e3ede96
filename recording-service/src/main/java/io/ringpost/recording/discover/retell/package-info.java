/** What Retell's webhooks say of recordings. */
@NullMarked
package io.ringpost.recording.discover.retell;

import org.jspecify.annotations.NullMarked;
