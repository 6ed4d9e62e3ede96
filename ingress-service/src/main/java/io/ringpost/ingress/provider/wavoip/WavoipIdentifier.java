package io.ringpost.ingress.provider.wavoip;

import io.ringpost.contract.Provider;
import io.ringpost.contract.raw.RawTypes;
import io.ringpost.ingress.provider.Fields;
import io.ringpost.ingress.provider.Hashes;
import io.ringpost.ingress.provider.Identification;
import io.ringpost.ingress.provider.Identity;
import io.ringpost.ingress.provider.Identity.Fact;
import io.ringpost.ingress.provider.JsonFields;
import io.ringpost.ingress.provider.JsonPaths;
import io.ringpost.ingress.provider.WebhookRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads kind and call from WaVoIP's JSON, which repeats the key {@code type} and spells ids as numbers or text. */
final class WavoipIdentifier {
    private static final String SESSION = "id_session";
    private static final JsonPaths WANTED = JsonPaths.of(List.of("type", "whatsapp_call_id", "id", SESSION));
    /** WaVoIP: the second {@code type} of a call says who speaks. */
    private static final Set<String> SPEAKERS = Set.of("HUMANIZED", "ROBOTIC");

    private enum Kind {
        CALL(RawTypes.WAVOIP_CALL),
        RECORD(RawTypes.WAVOIP_RECORD),
        DEVICE(RawTypes.WAVOIP_DEVICE),
        OTHER(RawTypes.WAVOIP_OTHER);

        private final String type;

        Kind(String type) {
            this.type = type;
        }
    }

    Identification identify(WebhookRequest request) {
        return JsonFields.pick(request.body(), WANTED)
                .map(fields -> Identification.of(identity(request, fields)))
                .orElseGet(Identification::unreadable);
    }

    private static Identity identity(WebhookRequest request, Fields fields) {
        Kind kind = kind(fields);
        Optional<String> id = kind == Kind.DEVICE ? fields.text(SESSION) : callId(fields);
        Fact fact = new Fact(kind.type, id, distinction(kind, request));
        return Identity.of(Provider.WAVOIP, fields.text(SESSION), fact, request.receivedAt(), kind.name());
    }

    /**
     * WaVoIP has no event id: the same body is the same fact. But a device comes back to a state that it had before, and
     * says so in the same words.
     */
    private static String distinction(Kind kind, WebhookRequest request) {
        String hash = Hashes.sha256(request.body());
        return kind == Kind.DEVICE ? hash + request.receivedAt() : hash;
    }

    private static Kind kind(Fields fields) {
        Set<String> types = fields.all("type").stream()
                .map(type -> type.strip().toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return Stream.of(Kind.RECORD, Kind.DEVICE, Kind.CALL)
                .filter(kind -> types.contains(kind.name()))
                .findFirst()
                .orElse(
                        callId(fields).isPresent() && types.stream().anyMatch(SPEAKERS::contains)
                                ? Kind.CALL
                                : Kind.OTHER);
    }

    private static Optional<String> callId(Fields fields) {
        return fields.text("whatsapp_call_id", "id");
    }
}
