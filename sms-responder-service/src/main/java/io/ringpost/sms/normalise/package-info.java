/** Raw webhooks of any provider, read into facts about texts. */
@NullMarked
package io.ringpost.sms.normalise;

import org.jspecify.annotations.NullMarked;
