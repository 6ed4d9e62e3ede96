package io.ringpost.outbound.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringpost.api.seal.SecretBox;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.outbound.fixture.OwnSchema;
import io.ringpost.outbound.sign.SigningKey;
import io.smallrye.mutiny.Uni;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EndpointKeysIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void countsEnabledEndpointsThatTheKeyDoesNotOpen() {
        try (OwnSchema schema = new OwnSchema()) {
            SecretBox box = new SecretBox(key(1));
            seal(schema, "mine", box);
            seal(schema, "others", new SecretBox(key(2)));
            seal(schema, "signs", box);
            key(schema, "signs", box, null);
            seal(schema, "signs with another's", box);
            key(schema, "signs with another's", new SecretBox(key(2)), null);
            seal(schema, "did sign with another's", box);
            key(
                    schema,
                    "did sign with another's",
                    new SecretBox(key(2)),
                    Instant.now().plusSeconds(600));
            seal(schema, "disabled", new SecretBox(key(2)));
            schema.execute("update endpoint set enabled = false where id = 'disabled'");

            Integer unreadable = new EndpointKeys(new EndpointRows(box), schema.pool())
                    .unreadable()
                    .await()
                    .atMost(SOON);

            assertThat(unreadable).isEqualTo(2);
        }
    }

    /** Two replicas at once, and more rows than one batch takes. */
    @Test
    void whatAnOlderKeyEncryptedIsEncryptedWithTheNewestAndTheOlderCanGo() {
        try (OwnSchema schema = new OwnSchema()) {
            SecretBox old = new SecretBox(key(1));
            for (String id : List.of("a", "b", "c")) {
                seal(schema, id, old);
                key(schema, id, old, null);
                schema.execute(
                        "update endpoint set headers = ?, replaced_secrets = array[?], replaced_made = array[false],"
                                + " replaced_until = array[now() + interval '1 hour'] where id = ?",
                        old.seal("{}", id),
                        old.seal("sua_chave_antiga", id),
                        id);
            }
            seal(schema, "lost", new SecretBox(key(3)));
            SecretBox both = new SecretBox(key(2) + "," + key(1));
            Uni<Resealed> one = new Resealing(schema.pool(), both, 2).all();
            Uni<Resealed> other = new Resealing(schema.pool(), both, 2).all();

            List<Resealed> done =
                    Uni.join().all(one, other).andFailFast().await().atMost(SOON);

            assertThat(done.stream().mapToInt(Resealed::values).sum()).isEqualTo(3 * 4);
            assertThat(done.stream().mapToInt(Resealed::lost).sum()).isBetween(1, 2);
            assertThat(new EndpointKeys(new EndpointRows(new SecretBox(key(2))), schema.pool())
                            .unreadable()
                            .await()
                            .atMost(SOON))
                    .isEqualTo(1);
            assertThat(new Resealing(schema.pool(), both).all().await().atMost(SOON))
                    .isEqualTo(new Resealed(0, 1));
        }
    }

    @Test
    void keyThatWasMadeWhileItsEndpointWasBeingDeletedGoesWithIt() throws SQLException {
        try (OwnSchema schema = new OwnSchema();
                Connection other = LocalServers.postgres().connect()) {
            schema.endpoint("one", 1);
            EndpointRows rows = new EndpointRows(new SecretBox(key(1)));
            other.setSchema(schema.name());
            other.setAutoCommit(false);
            try (Statement statement = other.createStatement()) {
                statement.execute("select 1 from endpoint where id = 'one' for update");
                Queue<Boolean> deleted = new ConcurrentLinkedQueue<>();
                new Endpoints(schema.pool(), rows, Claimers.waiting(schema.pool()))
                        .delete("one")
                        .subscribe()
                        .with(deleted::add);
                await().atMost(SOON).until(() -> waiting(schema));
                statement.execute("insert into signing_key (endpoint_id, id, public_key, private_key)"
                        + " values ('one', 'late', '', '')");
                other.commit();
                await().atMost(SOON).until(() -> deleted.contains(true));
            }

            assertThat(count(schema, "select count(*)::integer as n from signing_key"))
                    .isZero();
        }
    }

    private static boolean waiting(OwnSchema schema) {
        return count(schema, """
                select count(*)::integer as n from pg_locks l join pg_stat_activity a on a.pid = l.pid
                where not l.granted and a.query like 'update endpoint set deleted_at%'""") > 0;
    }

    private static int count(OwnSchema schema, String sql) {
        return schema.pool()
                .query(sql)
                .execute()
                .await()
                .atMost(SOON)
                .iterator()
                .next()
                .getInteger("n");
    }

    private static void seal(OwnSchema schema, String endpoint, SecretBox box) {
        schema.endpoint(endpoint, 1);
        schema.execute(
                "update endpoint set secret = ? where id = ?", box.seal("sua_chave_secreta", endpoint), endpoint);
    }

    private static void key(OwnSchema schema, String endpoint, SecretBox box, @Nullable Instant until) {
        SigningKey key = SigningKey.made(new byte[32]);
        schema.execute(
                "insert into signing_key (endpoint_id, id, public_key, private_key, until) values (?, ?, '', ?, ?)",
                endpoint,
                "key of " + endpoint,
                new EndpointRows(box).seal(key, endpoint).getBytes(),
                until == null ? null : Timestamp.from(until));
    }

    private static String key(int first) {
        byte[] key = new byte[32];
        key[0] = (byte) first;
        return Base64.getEncoder().encodeToString(key);
    }
}
