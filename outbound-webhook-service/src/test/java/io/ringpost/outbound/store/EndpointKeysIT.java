package io.ringpost.outbound.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.api.seal.SecretBox;
import io.ringpost.outbound.fixture.OwnSchema;
import io.ringpost.outbound.sign.SigningKey;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
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

    private static void seal(OwnSchema schema, String endpoint, SecretBox box) {
        schema.endpoint(endpoint, 1);
        schema.execute(
                "update endpoint set secret = ? where id = ?", box.seal("sua_chave_secreta", endpoint), endpoint);
    }

    private static void key(OwnSchema schema, String endpoint, SecretBox box, @Nullable Instant until) {
        SigningKey key = SigningKey.made(new byte[32]);
        schema.execute(
                "insert into signing_key (endpoint_id, id, public_key, private_key, until) values (?, 'k', '', ?, ?)",
                endpoint,
                new EndpointRows(box).seal(key, endpoint).getBytes(),
                until == null ? null : Timestamp.from(until));
    }

    private static String key(int first) {
        byte[] key = new byte[32];
        key[0] = (byte) first;
        return Base64.getEncoder().encodeToString(key);
    }
}
