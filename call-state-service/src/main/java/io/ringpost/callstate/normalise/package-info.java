/** Raw webhooks to facts about calls: every shape and spelling of the providers ends here. */
@NullMarked
package io.ringpost.callstate.normalise;

import org.jspecify.annotations.NullMarked;
