package io.ringpost.outbound.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.api.seal.SecretBox;
import io.ringpost.outbound.fixture.OwnSchema;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class EndpointKeysIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void countsEnabledEndpointsThatTheKeyDoesNotOpen() {
        try (OwnSchema schema = new OwnSchema()) {
            SecretBox box = new SecretBox(key(1));
            seal(schema, "mine", box);
            seal(schema, "others", new SecretBox(key(2)));
            seal(schema, "disabled", new SecretBox(key(2)));
            schema.execute("update endpoint set enabled = false where id = 'disabled'");

            Integer unreadable = new EndpointKeys(new EndpointRows(box), schema.pool())
                    .unreadable()
                    .await()
                    .atMost(SOON);

            assertThat(unreadable).isEqualTo(1);
        }
    }

    private static void seal(OwnSchema schema, String endpoint, SecretBox box) {
        schema.endpoint(endpoint, 1);
        schema.execute(
                "update endpoint set secret = ? where id = ?", box.seal("sua_chave_secreta", endpoint), endpoint);
    }

    private static String key(int first) {
        byte[] key = new byte[32];
        key[0] = (byte) first;
        return Base64.getEncoder().encodeToString(key);
    }
}
