/** What webhooks and call events say of recordings; pure. */
@NullMarked
package io.ringpost.recording.discover;

import org.jspecify.annotations.NullMarked;
