/** Holds schemas and records to what was published before. */
@NullMarked
package io.ringpost.contract.evolution;

import org.jspecify.annotations.NullMarked;
