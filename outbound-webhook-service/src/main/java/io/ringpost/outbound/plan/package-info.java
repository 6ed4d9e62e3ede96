/** Which events subscribers are told of, in which words, and who is told. Pure. */
@NullMarked
package io.ringpost.outbound.plan;

import org.jspecify.annotations.NullMarked;
