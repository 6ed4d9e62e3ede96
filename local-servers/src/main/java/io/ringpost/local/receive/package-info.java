/** A CRM that receives webhooks: it checks their signatures, remembers them, and misbehaves on request. */
@NullMarked
package io.ringpost.local.receive;

import org.jspecify.annotations.NullMarked;
