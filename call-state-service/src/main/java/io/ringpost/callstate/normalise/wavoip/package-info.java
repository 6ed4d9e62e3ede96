/** What WaVoIP's webhooks say of calls. */
@NullMarked
package io.ringpost.callstate.normalise.wavoip;

import org.jspecify.annotations.NullMarked;
