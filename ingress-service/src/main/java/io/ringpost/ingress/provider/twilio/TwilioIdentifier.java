package io.ringpost.ingress.provider.twilio;

import io.ringpost.contract.Provider;
import io.ringpost.ingress.provider.EventTimes;
import io.ringpost.ingress.provider.Fields;
import io.ringpost.ingress.provider.Hashes;
import io.ringpost.ingress.provider.Identification;
import io.ringpost.ingress.provider.Identity;
import io.ringpost.ingress.provider.Identity.Fact;
import io.ringpost.ingress.provider.WebhookRequest;
import java.time.Instant;
import java.util.Optional;

/** Reads who and what from Twilio's parameters, be they a form or, where an operator chose so, JSON. */
final class TwilioIdentifier {
    private final Optional<String> account;

    TwilioIdentifier(Optional<String> account) {
        this.account = account;
    }

    Identification identify(WebhookRequest request) {
        return TwilioFields.of(request)
                .map(fields -> Identification.of(identity(request, fields)))
                .orElseGet(Identification::unreadable);
    }

    private Identity identity(WebhookRequest request, Fields fields) {
        TwilioKind kind = kind(request, fields);
        Fact fact = kind.fact(fields);
        Fact distinct = fact.providerId().isPresent()
                ? fact
                : new Fact(fact.type(), fact.providerId(), Hashes.sha256(request.payload()));
        Instant time = fields.text("Timestamp").flatMap(EventTimes::rfc2822).orElse(request.receivedAt());
        return Identity.of(Provider.TWILIO, fields.text("AccountSid").or(() -> account), distinct, time, kind.word());
    }

    /** Twilio: only a status callback has {@code MessageStatus}, should both be sent to one address. */
    private static TwilioKind kind(WebhookRequest request, Fields fields) {
        TwilioKind kind = TwilioKind.valueOf(request.route().kind());
        return kind == TwilioKind.SMS_INCOMING && fields.text("MessageStatus").isPresent()
                ? TwilioKind.SMS_STATUS
                : kind;
    }
}
