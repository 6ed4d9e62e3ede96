/** One class per fault of the ingress, of its brokers and of the way between them, on a cluster of their own. */
@NullMarked
package io.ringpost.e2e.cluster;

import org.jspecify.annotations.NullMarked;
