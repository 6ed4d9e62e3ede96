package io.ringpost.sms.store;

import io.ringpost.contract.Provider;
import io.ringpost.sms.lifecycle.OutgoingText;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;

/**
 * A text that this replica alone may send now.
 *
 * @param text what to send
 * @param conversationId its conversation
 * @param attempts how often it was claimed, this time included
 * @param since when it was queued, or when the text that it answers came in
 * @param automatic whether it is a reply of ours
 * @param optedOut whether its receiver came to want no texts, so that it must not be sent
 * @param silenced whether a person of ours came to answer instead, so that it need not be sent
 */
public record ClaimedText(
        OutgoingText text,
        String conversationId,
        int attempts,
        Instant since,
        boolean automatic,
        boolean optedOut,
        boolean silenced) {

    static ClaimedText of(Row row) {
        return new ClaimedText(
                new OutgoingText(
                        row.getString("id"),
                        Provider.byId(row.getString("provider")).orElseThrow(),
                        row.getString("from_number"),
                        row.getString("to_number"),
                        row.getString("text"),
                        row.getLong("fence"),
                        row.getString("account")),
                row.getString("conversation_id"),
                row.getInteger("attempts"),
                Times.instant(row, "since"),
                row.getBoolean("automatic"),
                row.getBoolean("opted_out"),
                row.getBoolean("silenced"));
    }
}
