/** What the settings say about our own numbers: whose they are, and how they answer. */
@NullMarked
package io.ringpost.sms.profile;

import org.jspecify.annotations.NullMarked;
