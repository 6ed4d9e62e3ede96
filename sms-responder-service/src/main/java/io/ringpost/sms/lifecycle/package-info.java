/** What is known of texts, and how far one got: values and rules that every step shares. */
@NullMarked
package io.ringpost.sms.lifecycle;

import org.jspecify.annotations.NullMarked;
