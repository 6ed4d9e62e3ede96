/** WaVoIP: a secret in path, query or header or known addresses, JSON as reply. */
@NullMarked
package io.ringpost.ingress.provider.wavoip;

import org.jspecify.annotations.NullMarked;
