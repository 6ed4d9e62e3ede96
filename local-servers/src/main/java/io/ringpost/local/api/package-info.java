/** What every read and manage API promises, as tests that a service's {@code *IT} inherits. */
@NullMarked
package io.ringpost.local.api;

import org.jspecify.annotations.NullMarked;
