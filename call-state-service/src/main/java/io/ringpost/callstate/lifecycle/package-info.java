/** What a call is, given everything that was said of it: a pure join of facts, and what is announced when it changes. */
@NullMarked
package io.ringpost.callstate.lifecycle;

import org.jspecify.annotations.NullMarked;
