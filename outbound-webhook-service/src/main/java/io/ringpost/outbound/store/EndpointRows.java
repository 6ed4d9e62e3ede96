package io.ringpost.outbound.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringpost.api.log.WideLog;
import io.ringpost.api.seal.SecretBox;
import io.ringpost.outbound.schedule.RateLimit;
import io.ringpost.outbound.sign.Secret;
import io.ringpost.outbound.sign.SigningKey;
import io.ringpost.outbound.sign.SigningSecrets;
import io.ringpost.outbound.sign.SigningSecrets.DatedKey;
import io.ringpost.outbound.sign.SigningSecrets.Replaced;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows of {@code endpoint} to values and back; what is secret passes the {@link SecretBox}. */
@ApplicationScoped
public class EndpointRows {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, List<Object>>> FILTER = new TypeReference<>() {};
    private static final TypeReference<LinkedHashMap<String, String>> HEADERS = new TypeReference<>() {};

    private static final WideLog LOG = WideLog.of(EndpointRows.class);

    private final SecretBox box;

    EndpointRows(SecretBox box) {
        this.box = box;
    }

    Endpoint endpoint(Row row) {
        String id = row.getString("id");
        EndpointSettings settings = new EndpointSettings(
                row.getString("url"),
                row.getString("description"),
                List.of(row.getArrayOfStrings("events")),
                filter(row.getString("filter")),
                shown(SealedEndpoint.bytes(row, "headers"), id),
                row.getString("schedule"),
                row.getInteger("concurrency"),
                rateLimit(row),
                row.getBoolean("ordered"),
                row.getBoolean("stop_on_410"),
                row.getBoolean("auto_disable"),
                row.getBoolean("traceparent"),
                row.getBoolean("enabled"));
        return new Endpoint(
                id,
                settings,
                row.getString("disabled_reason"),
                lastOf(row.getArrayOfOffsetDateTimes("replaced_until")),
                Times.instant(row, "created_at"),
                Times.instant(row, "updated_at"));
    }

    static @Nullable RateLimit rateLimit(Row row) {
        Integer posts = row.getInteger("rate_posts");
        return posts == null ? null : new RateLimit(posts, row.getInteger("rate_seconds"));
    }

    SigningSecrets secrets(SealedEndpoint sealed, String endpointId) {
        Secret current = secret(sealed.secret(), sealed.secretMade(), endpointId);
        List<Replaced> replaced = sealed.replaced().stream()
                .flatMap(old ->
                        readable(old.secret(), old.made(), endpointId)
                                .map(secret -> new Replaced(secret, old.until()))
                                .stream())
                .toList();
        List<DatedKey> keys = sealed.keys().stream()
                .flatMap(key -> key(key, endpointId).stream())
                .toList();
        return new SigningSecrets(current, replaced, keys);
    }

    /** As with secrets, nothing goes out without the newest; one that was replaced does not count if it is lost. */
    private Optional<DatedKey> key(SealedEndpoint.SealedKey sealed, String endpointId) {
        try {
            return Optional.of(
                    new DatedKey(SigningKey.read(box.open(sealed.key(), keyRow(endpointId))), sealed.until()));
        } catch (IllegalStateException e) {
            if (sealed.until() == null) {
                throw e;
            }
            unreadable("A signing key cannot be decrypted and does not count", endpointId, e);
            return Optional.empty();
        }
    }

    /** So that neither a secret nor headers can stand in a key's place. */
    static String keyRow(String endpointId) {
        return endpointId + "/keys";
    }

    private static @Nullable Instant lastOf(OffsetDateTime[] times) {
        return times.length == 0 ? null : times[times.length - 1].toInstant();
    }

    /** The newest secret, if it can be decrypted. */
    Optional<Secret> current(Row row) {
        return readable(row.getBuffer("secret").getBytes(), row.getBoolean("secret_made"), row.getString("id"));
    }

    /** A secret of a lost key stops nothing that does without it. */
    private Optional<Secret> readable(byte[] sealed, boolean made, String endpointId) {
        try {
            return Optional.of(secret(sealed, made, endpointId));
        } catch (IllegalStateException e) {
            unreadable("A secret cannot be decrypted and does not count", endpointId, e);
            return Optional.empty();
        }
    }

    private Secret secret(byte[] sealed, boolean made, String endpointId) {
        return new Secret(box.open(sealed, endpointId), made);
    }

    Buffer seal(Secret secret, String endpointId) {
        return Buffer.buffer(box.seal(secret.text(), endpointId));
    }

    Buffer seal(SigningKey key, String endpointId) {
        return Buffer.buffer(box.seal(key.secretText(), keyRow(endpointId)));
    }

    @Nullable
    Buffer sealHeaders(Map<String, String> headers, String endpointId) {
        return headers.isEmpty() ? null : Buffer.buffer(box.seal(write(headers), endpointId));
    }

    Map<String, String> headers(byte @Nullable [] sealed, String endpointId) {
        return sealed == null ? Map.of() : read(box.open(sealed, endpointId), HEADERS);
    }

    private Map<String, String> shown(byte @Nullable [] sealed, String endpointId) {
        try {
            return headers(sealed, endpointId);
        } catch (IllegalStateException e) {
            unreadable("An endpoint's headers cannot be decrypted", endpointId, e);
            return EndpointSettings.UNREADABLE_HEADERS;
        }
    }

    private static void unreadable(String sentence, String endpointId, IllegalStateException failure) {
        LOG.event("secret-unreadable")
                .word("endpoint", endpointId)
                .failure(failure)
                .warn(sentence);
    }

    static Map<String, List<Object>> filter(String json) {
        return read(json, FILTER);
    }

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
