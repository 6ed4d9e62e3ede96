/** One class per path of a webhook. */
@NullMarked
package io.ringpost.e2e.path;

import org.jspecify.annotations.NullMarked;
