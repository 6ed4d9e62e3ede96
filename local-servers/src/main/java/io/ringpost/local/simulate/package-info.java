/** The telephony providers and a CRM application as senders: they build what these send, sign it, and send it. */
@NullMarked
package io.ringpost.local.simulate;

import org.jspecify.annotations.NullMarked;
