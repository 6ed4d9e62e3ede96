package io.ringpost.sms.store;

import io.ringpost.contract.Provider;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as it stands.
 *
 * @param id its id
 * @param provider who carries it
 * @param ownNumber our number
 * @param number the other's
 * @param language in which it is held, once that is known
 * @param silencedUntil until when nothing is answered by itself
 * @param lastMessageAt when the last text came or went
 * @param optedOut whether the other wants no texts from this number of ours
 * @param optOutSource who said so
 */
public record Conversation(
        String id,
        Provider provider,
        String ownNumber,
        String number,
        @Nullable String language,
        @Nullable Instant silencedUntil,
        Instant lastMessageAt,
        boolean optedOut,
        @Nullable String optOutSource) {

    /** The columns of a conversation {@code c}, for any query that ends in {@link #of}. */
    public static final String COLUMNS = """
            c.id, c.provider, c.own_number, c.number, c.language, c.silenced_until, c.last_message_at,
            (select x.source from opt_outs x where x.own_number = c.own_number and x.number = c.number) as opt_out_source
            """;

    /** Reads {@link #COLUMNS}. */
    public static Conversation of(Row row) {
        String optOutSource = row.getString("opt_out_source");
        return new Conversation(
                row.getString("id"),
                Provider.byId(row.getString("provider")).orElseThrow(),
                row.getString("own_number"),
                row.getString("number"),
                row.getString("language"),
                Times.nullable(row, "silenced_until"),
                Times.instant(row, "last_message_at"),
                optOutSource != null,
                optOutSource);
    }

    /** Without numbers and words. */
    @Override
    public String toString() {
        return "Conversation[" + id + "]";
    }
}
