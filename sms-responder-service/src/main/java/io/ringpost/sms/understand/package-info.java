/** What a text wants, and in which language: pure. */
@NullMarked
package io.ringpost.sms.understand;

import org.jspecify.annotations.NullMarked;
