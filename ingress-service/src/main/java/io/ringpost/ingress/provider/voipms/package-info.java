/** VoIP.ms: a secret in the query or known addresses, four shapes of a text message, ok as reply. */
@NullMarked
package io.ringpost.ingress.provider.voipms;

import org.jspecify.annotations.NullMarked;
