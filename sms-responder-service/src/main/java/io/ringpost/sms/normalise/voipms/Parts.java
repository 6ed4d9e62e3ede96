package io.ringpost.sms.normalise.voipms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every shape of a text says, as it says it.
 *
 * @param id VoIP.ms's id of it
 * @param from who wrote
 * @param to our number
 * @param text the words
 * @param media URLs of attachments
 * @param multimedia whether it counts as MMS
 */
record Parts(
        @Nullable String id,
        @Nullable String from,
        @Nullable String to,
        @Nullable String text,
        List<String> media,
        boolean multimedia) {}
