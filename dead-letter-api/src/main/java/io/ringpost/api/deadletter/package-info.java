/** The dead letters of a service over HTTP and from the command line. */
@NullMarked
package io.ringpost.api.deadletter;

import org.jspecify.annotations.NullMarked;
