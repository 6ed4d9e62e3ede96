/** Retell's REST API and the place of its recordings. */
@NullMarked
package io.ringpost.local.play.retell;

import org.jspecify.annotations.NullMarked;
