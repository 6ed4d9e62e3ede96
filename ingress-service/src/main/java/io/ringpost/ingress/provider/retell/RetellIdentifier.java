package io.ringpost.ingress.provider.retell;

import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import io.ringpost.contract.raw.RawTypes;
import io.ringpost.ingress.provider.EventTimes;
import io.ringpost.ingress.provider.Fields;
import io.ringpost.ingress.provider.Hashes;
import io.ringpost.ingress.provider.Identification;
import io.ringpost.ingress.provider.Identity;
import io.ringpost.ingress.provider.Identity.Fact;
import io.ringpost.ingress.provider.JsonFields;
import io.ringpost.ingress.provider.JsonPaths;
import io.ringpost.ingress.provider.PlainWord;
import io.ringpost.ingress.provider.WebhookRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads event and call from Retell's JSON; {@code call} may hold the id alone. */
final class RetellIdentifier {
    private static final String CALL_ID = "call.call_id";
    private static final String CHAT_ID = "chat.chat_id";
    private static final String INBOUND_ID = "call_inbound.call_id";
    private static final JsonPaths WANTED = JsonPaths.of(List.of(
            "event",
            "event_timestamp",
            CALL_ID,
            "call.start_timestamp",
            "call.end_timestamp",
            CHAT_ID,
            INBOUND_ID,
            "transfer_destination.number",
            "transfer_destination"));
    /** Retell: each happens at most once in a call or chat. */
    private static final Set<String> ONCE = Set.of(
            "call_started",
            "call_ended",
            "call_analyzed",
            "transfer_ended",
            "chat_started",
            "chat_ended",
            "chat_analyzed");

    private static final Set<String> TRANSFERS = Set.of("transfer_started", "transfer_bridged", "transfer_cancelled");
    private static final Map<String, String> TIME_OF =
            Map.of("call_started", "call.start_timestamp", "call_ended", "call.end_timestamp");
    private static final PlainWord EVENT = PlainWord.of("[a-z0-9_.-]", 64);
    private static final String OTHER = "other";

    Identification identify(WebhookRequest request) {
        return JsonFields.pick(request.body(), WANTED)
                .map(fields -> Identification.of(identity(request, fields)))
                .orElseGet(Identification::unreadable);
    }

    private static Identity identity(WebhookRequest request, Fields fields) {
        String event = fields.text("event").filter(EVENT::matches).orElse(OTHER);
        Optional<String> id = fields.text(CALL_ID, CHAT_ID, INBOUND_ID);
        Fact fact = new Fact(RawTypes.retell(event), id, distinction(event, id, fields, request));
        Instant time = fields.text("event_timestamp", TIME_OF.getOrDefault(event, "event_timestamp"))
                .flatMap(EventTimes::epoch)
                .orElse(request.receivedAt());
        return Identity.of(Provider.RETELL, Optional.empty(), fact, time, event);
    }

    /** Retell has no event id; of what may come more than once in a call, only the same body is the same fact. */
    private static String distinction(String event, Optional<String> id, Fields fields, WebhookRequest request) {
        boolean inbound = fields.text(INBOUND_ID).isPresent();
        if (id.isPresent() && (ONCE.contains(event) || inbound)) {
            return "";
        }
        if (id.isPresent() && TRANSFERS.contains(event)) {
            return Ids.hash(
                    fields.textOrEmpty("call.start_timestamp"),
                    fields.textOrEmpty("transfer_destination.number", "transfer_destination"));
        }
        return Hashes.sha256(request.body());
    }
}
