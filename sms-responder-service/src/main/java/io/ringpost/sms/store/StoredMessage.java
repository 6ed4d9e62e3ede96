package io.ringpost.sms.store;

import io.ringpost.contract.Provider;
import io.ringpost.contract.call.Direction;
import io.ringpost.contract.sms.Message;
import io.ringpost.contract.sms.MessageStatus;
import io.ringpost.contract.sms.ReplyDecision;
import io.ringpost.sms.lifecycle.Progress;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is kept.
 *
 * @param message what readers see
 * @param version how often it was changed
 */
public record StoredMessage(Message message, long version) {
    /** The columns of a message {@code m}, for any query that ends in {@link #of}. */
    public static final String COLUMNS = """
            m.id, m.conversation_id, m.provider, m.provider_message_id, m.direction, m.from_number, m.to_number, m.text,
            m.media, m.status, m.error_code, m.segments, m.intent, m.replied, m.reason, m.at, m.version
            """;

    /** Reads {@link #COLUMNS}. */
    public static StoredMessage of(Row row) {
        Message message = new Message(
                row.getString("id"),
                row.getString("conversation_id"),
                Provider.byId(row.getString("provider")).orElseThrow(),
                row.getString("provider_message_id"),
                Direction.valueOf(row.getString("direction").toUpperCase(Locale.ROOT)),
                row.getString("from_number"),
                row.getString("to_number"),
                row.getString("text"),
                media((JsonArray) row.getJson("media")),
                MessageStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getString("error_code"),
                row.getInteger("segments"),
                decision(row),
                Times.instant(row, "at"));
        return new StoredMessage(message, row.getLong("version"));
    }

    /** How far it got. */
    public Progress progress() {
        return new Progress(message.status(), message.errorCode());
    }

    /** The same after a step. */
    StoredMessage moved(Progress now, Step step) {
        String providerId = message.providerMessageId();
        Integer segments = message.segments();
        return new StoredMessage(
                new Message(
                        message.id(),
                        message.conversationId(),
                        message.provider(),
                        providerId == null ? step.providerMessageId() : providerId,
                        message.direction(),
                        message.from(),
                        message.to(),
                        message.text(),
                        message.media(),
                        now.status(),
                        now.errorCode(),
                        segments == null ? step.segments() : segments,
                        decision(now, step),
                        message.at()),
                version + 1);
    }

    /** Why it was not sent, for as long as that is so. */
    private @Nullable ReplyDecision decision(Progress now, Step step) {
        boolean unsent = now.status() == MessageStatus.FAILED || now.status() == MessageStatus.UNKNOWN;
        if (!unsent) {
            return null;
        }
        return step.reason() == null ? message.decision() : new ReplyDecision(null, false, step.reason());
    }

    private static List<String> media(JsonArray media) {
        return media.stream().map(String::valueOf).toList();
    }

    private static @Nullable ReplyDecision decision(Row row) {
        Boolean replied = row.getBoolean("replied");
        return replied == null ? null : new ReplyDecision(row.getString("intent"), replied, row.getString("reason"));
    }

    /** Without numbers and words. */
    @Override
    public String toString() {
        return "StoredMessage[" + message.id() + ", " + version + "]";
    }
}
