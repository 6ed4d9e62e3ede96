/** Dead letters shown to operators, and given back to the consumer that parked them. */
@NullMarked
package io.ringpost.replay;

import org.jspecify.annotations.NullMarked;
