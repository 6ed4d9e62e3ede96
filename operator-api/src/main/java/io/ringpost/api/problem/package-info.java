/** Every refusal and failure of an API as RFC 9457 problem details. */
@NullMarked
package io.ringpost.api.problem;

import org.jspecify.annotations.NullMarked;
