/** Where audio is kept: whole or not at all, under a key that says nothing of who spoke. */
@NullMarked
package io.ringpost.recording.vault;

import org.jspecify.annotations.NullMarked;
