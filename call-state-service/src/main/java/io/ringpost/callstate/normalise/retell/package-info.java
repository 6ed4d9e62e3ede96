/** What Retell's webhooks say of calls. */
@NullMarked
package io.ringpost.callstate.normalise.retell;

import org.jspecify.annotations.NullMarked;
