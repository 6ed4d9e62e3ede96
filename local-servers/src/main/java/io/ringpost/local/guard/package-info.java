/** What sees to it that no process outlives the one that started it. */
@NullMarked
package io.ringpost.local.guard;

import org.jspecify.annotations.NullMarked;
