/** What travels between the services on Kafka: topics, headers, ids and events. */
@NullMarked
package io.ringpost.contract;

import org.jspecify.annotations.NullMarked;
