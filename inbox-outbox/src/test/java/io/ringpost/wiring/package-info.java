/** A service in miniature: the beans, the channel defaults and the migration of this module as a service gets them. */
@NullMarked
package io.ringpost.wiring;

import org.jspecify.annotations.NullMarked;
