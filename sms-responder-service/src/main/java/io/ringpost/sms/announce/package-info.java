/** What happened to texts, as messages for Kafka. */
@NullMarked
package io.ringpost.sms.announce;

import org.jspecify.annotations.NullMarked;
