/** Provider webhook in, verified raw record on Kafka, provider-correct reply. */
@NullMarked
package io.ringpost.ingress;

import org.jspecify.annotations.NullMarked;
