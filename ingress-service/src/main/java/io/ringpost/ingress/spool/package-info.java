/** What Kafka does not take in time: kept on the local disk, fsynced, and brought to Kafka in order when it is back. */
@NullMarked
package io.ringpost.ingress.spool;

import org.jspecify.annotations.NullMarked;
