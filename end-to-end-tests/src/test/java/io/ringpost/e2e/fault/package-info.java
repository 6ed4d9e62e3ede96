/** One class per fault. */
@NullMarked
package io.ringpost.e2e.fault;

import org.jspecify.annotations.NullMarked;
