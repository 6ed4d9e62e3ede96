package io.ringpost.ingress.provider.voipms;

import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import io.ringpost.contract.raw.RawTypes;
import io.ringpost.ingress.provider.Fields;
import io.ringpost.ingress.provider.Hashes;
import io.ringpost.ingress.provider.Identification;
import io.ringpost.ingress.provider.Identity;
import io.ringpost.ingress.provider.Identity.Fact;
import io.ringpost.ingress.provider.JsonPaths;
import io.ringpost.ingress.provider.WebhookRequest;
import java.util.List;
import java.util.Optional;

/** Finds out which VoIP.ms message, call or recording a webhook is about. */
final class VoipmsIdentifier {
    private static final JsonPaths CALL_FIELDS = JsonPaths.of(List.of("uniqueid", "callid"));
    private static final JsonPaths RECORDING_FIELDS =
            JsonPaths.of(List.of("uniqueid", "callid", "callrecording", "recording_url", "account"));

    Identification identify(WebhookRequest request) {
        return switch (request.route().kind()) {
            case VoipmsRoutes.SMS -> sms(request);
            case VoipmsRoutes.CDR -> cdr(request);
            default -> recording(request);
        };
    }

    private static Identification sms(WebhookRequest request) {
        return VoipmsFields.read(request, VoipmsText.WANTED)
                .map(fields -> VoipmsText.of(fields, request))
                .map(text -> Identification.of(
                        Identity.of(Provider.VOIPMS, Optional.empty(), text.fact(), text.time(), text.word())))
                .orElseGet(Identification::unreadable);
    }

    /** VoIP.ms calls a call {@code uniqueid}, guide 004 {@code callid}. A corrected record is another fact. */
    private static Identification cdr(WebhookRequest request) {
        return VoipmsFields.read(request, CALL_FIELDS)
                .map(fields -> fields.text("uniqueid", "callid"))
                .map(id -> identity(RawTypes.VOIPMS_CALL_CDR, id, Hashes.sha256(request.payload()), request))
                .orElseGet(Identification::unreadable);
    }

    private static Identification recording(WebhookRequest request) {
        return VoipmsFields.read(request, RECORDING_FIELDS)
                .map(fields -> identity(
                        RawTypes.VOIPMS_RECORDING_READY,
                        fields.text("uniqueid", "callid").or(() -> recordingId(fields)),
                        fields.text("callrecording", "recording_url")
                                .map(recording -> Ids.hash(fields.textOrEmpty("account"), recording))
                                .orElseGet(() -> Hashes.sha256(request.payload())),
                        request))
                .orElseGet(Identification::unreadable);
    }

    /** VoIP.ms: {@code callrecording} is base64 of account, both numbers, direction and time, so it stands as its hash. */
    private static Optional<String> recordingId(Fields fields) {
        return fields.text("callrecording")
                .map(recording -> Ids.hash("voipms-recording", fields.textOrEmpty("account"), recording));
    }

    private static Identification identity(
            String type, Optional<String> id, String distinction, WebhookRequest request) {
        Fact fact = new Fact(type, id, id.isPresent() ? distinction : Hashes.sha256(request.payload()));
        return Identification.of(Identity.of(
                Provider.VOIPMS,
                Optional.empty(),
                fact,
                request.receivedAt(),
                request.route().kind()));
    }
}
