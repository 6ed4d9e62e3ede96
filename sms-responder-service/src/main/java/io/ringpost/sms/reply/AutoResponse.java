package io.ringpost.sms.reply;

import io.ringpost.sms.understand.Intent;
import io.ringpost.sms.understand.Language;

/**
 * The answer to an intent in a language.
 *
 * @param text with placeholders such as {@code {{phone}}}
 * @param enabled whether it is sent
 */
public record AutoResponse(Intent intent, Language language, String text, boolean enabled) {}
