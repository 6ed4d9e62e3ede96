/** Everything of Ringpost on one machine, started by one command and gone with it. */
@NullMarked
package io.ringpost.localstack;

import org.jspecify.annotations.NullMarked;
