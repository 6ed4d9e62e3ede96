package io.ringpost.sms.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Who wants no texts from which of our numbers. */
@Singleton
public class OptOuts {
    private static final String ADD = """
            insert into opt_outs (own_number, number, source) values ($1, $2, $3) on conflict do nothing
            """;
    private static final String REMOVE = "delete from opt_outs where own_number = $1 and number = $2";

    /** Who said so. */
    public enum Source {
        /** The sender, by a text that means nothing to the provider. */
        TEXT,
        /** The provider, or the sender by a word of the provider's: it lets no texts through itself. */
        PROVIDER,
        /** A person of ours. */
        OPERATOR;

        /** The word that is kept. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** From now on no texts; false if that was so before. */
    public Uni<Boolean> add(SqlConnection tx, String ownNumber, String number, Source source) {
        return tx.preparedQuery(ADD)
                .execute(Tuple.of(ownNumber, number, source.word()))
                .map(rows -> rows.rowCount() > 0);
    }

    /** Texts are welcome again; false if they were so before. */
    public Uni<Boolean> remove(SqlConnection tx, String ownNumber, String number) {
        return tx.preparedQuery(REMOVE)
                .execute(Tuple.of(ownNumber, number))
                .map(RowSet::rowCount)
                .map(rows -> rows > 0);
    }
}
