/** Raw records in; each text kept, decided on and announced, once. */
@NullMarked
package io.ringpost.sms.consume;

import org.jspecify.annotations.NullMarked;
