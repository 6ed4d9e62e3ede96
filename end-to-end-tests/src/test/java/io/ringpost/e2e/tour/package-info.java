/** What the documents promise, executed. */
@NullMarked
package io.ringpost.e2e.tour;

import org.jspecify.annotations.NullMarked;
