/** Keys that services derive from their settings, and the encryption of what must not be readable at rest. */
@NullMarked
package io.ringpost.api.seal;

import org.jspecify.annotations.NullMarked;
