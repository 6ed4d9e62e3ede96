package io.ringpost.outbound.subscribe;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.api.seal.SecretBox;
import io.ringpost.outbound.sign.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The field {@code secret}: given by the operator, or made. */
@ApplicationScoped
public class SecretForm {
    static final String FIELD = "secret";

    private static final int SHORTEST = 16;
    private static final int LONGEST = 128;

    private final SecretBox box;

    SecretForm(SecretBox box) {
        this.box = box;
    }

    /** Says what is wrong with the secret, never what it is. */
    static void check(Fields fields) {
        if (!fields.has(FIELD)) {
            return;
        }
        JsonNode value = fields.get(FIELD);
        String text = value.asText();
        boolean plain = text.chars().noneMatch(Character::isISOControl);
        if (!value.isTextual() || text.length() < SHORTEST || text.length() > LONGEST || !plain) {
            fields.wrong(FIELD, "must be a text of " + SHORTEST + " to " + LONGEST + " characters");
        }
    }

    /** The secret of a body that {@link #check} found right. */
    Secret read(JsonNode body) {
        return body.has(FIELD) ? Secret.given(body.get(FIELD).asText()) : Secret.made(box.random(Secret.RANDOM_BYTES));
    }

    /** The secret of a rotation, whose body may be absent. */
    Secret rotated(@Nullable JsonNode body) {
        if (body == null || body.isMissingNode() || body.isNull()) {
            return Secret.made(box.random(Secret.RANDOM_BYTES));
        }
        Fields fields = new Fields(body, Set.of(FIELD));
        check(fields);
        fields.check();
        return read(body);
    }
}
