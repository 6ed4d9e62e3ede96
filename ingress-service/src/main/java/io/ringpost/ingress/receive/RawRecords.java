package io.ringpost.ingress.receive;

import io.ringpost.contract.Topology;
import io.ringpost.contract.raw.RawCodec;
import io.ringpost.contract.raw.RawWebhook;
import io.ringpost.ingress.provider.Identity;
import io.ringpost.ingress.provider.QuerySecrets;
import io.ringpost.ingress.provider.WebhookRequest;
import io.ringpost.ingress.publish.OutgoingRecord;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Turns a genuine webhook into its record: the body untouched, all else in headers, secrets in neither. */
final class RawRecords {
    private RawRecords() {}

    static OutgoingRecord of(WebhookRequest request, Identity identity, String proof) {
        String query = QuerySecrets.mask(request.rawQuery());
        RawWebhook webhook = new RawWebhook(
                identity.id(),
                request.route().provider(),
                identity.account(),
                identity.type(),
                identity.providerId(),
                identity.time(),
                request.receivedAt(),
                new RawWebhook.Request(
                        request.method(),
                        request.route().template(),
                        request.isGet() || query.isEmpty() ? null : text(query),
                        request.contentType()),
                proof,
                request.isGet() ? query.getBytes(StandardCharsets.ISO_8859_1) : request.body());
        Map<String, String> headers = RawCodec.headers(webhook);
        TraceContext.passOn(request.headers(), headers);
        return new OutgoingRecord(Topology.raw(request.route().provider()), webhook.key(), headers, webhook.body());
    }

    /** A header's text is written as UTF-8, so a query that is UTF-8 stays byte for byte what it was. */
    private static String text(String query) {
        return new String(query.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
