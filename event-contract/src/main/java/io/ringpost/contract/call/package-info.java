/** Normalised facts about calls, and the call as it stands. */
@NullMarked
package io.ringpost.contract.call;

import org.jspecify.annotations.NullMarked;
