/** The two halves of these tests, which run beside each other in a JVM each. */
@NullMarked
package io.ringpost.e2e;

import org.jspecify.annotations.NullMarked;
