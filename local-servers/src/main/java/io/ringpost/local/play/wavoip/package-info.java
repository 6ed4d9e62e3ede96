/** WaVoIP's recording storage and its management API. */
@NullMarked
package io.ringpost.local.play.wavoip;

import org.jspecify.annotations.NullMarked;
