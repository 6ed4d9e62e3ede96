package io.ringpost.sms.store;

import io.ringpost.contract.codec.Json;
import io.ringpost.outbox.Statement;
import io.ringpost.sms.reply.AutoResponse;
import io.ringpost.sms.reply.AutoResponses;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The one row that holds what people wrote instead of the answers that come with the service. */
@Singleton
public class AutoResponseRow {
    private static final String READ = "select version, responses, updated_at from auto_responses";
    private static final String WRITE = """
            update auto_responses set version = version + 1, responses = $1, updated_at = now()
            where version = coalesce($2, version)
            returning version, responses, updated_at
            """;

    private final Pool pool;

    AutoResponseRow(Pool pool) {
        this.pool = pool;
    }

    /** The answers as they stand, in the transaction that answers with them: an edit holds for the next text. */
    public Uni<AutoResponses> read(SqlConnection tx) {
        return tx.query(READ).execute().map(rows -> edited(rows.iterator().next())
                .responses());
    }

    /** The answers as they stand, for readers. */
    public Uni<EditedResponses> read() {
        return Statement.run(pool, READ).map(rows -> edited(rows.iterator().next()));
    }

    /**
     * Puts answers in the place of those that people wrote before.
     *
     * @param version the version that was looked at, if it must still be the last
     * @return empty if it is not
     */
    public Uni<Optional<EditedResponses>> write(AutoResponses responses, @Nullable Integer version) {
        String text = new String(Json.write(responses.written()), StandardCharsets.UTF_8);
        return Statement.run(pool, WRITE, Tuple.of(text, version))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(AutoResponseRow::edited)
                        .findFirst());
    }

    private static EditedResponses edited(Row row) {
        byte[] json = row.getString("responses").getBytes(StandardCharsets.UTF_8);
        return new EditedResponses(
                row.getInteger("version"),
                new AutoResponses(List.of(Json.read(json, AutoResponse[].class))),
                row.getOffsetDateTime("updated_at").toInstant());
    }
}
