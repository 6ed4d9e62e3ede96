package io.ringpost.contract.raw;

import io.ringpost.contract.EventHeaders;
import io.ringpost.contract.InstantText;
import io.ringpost.contract.Provider;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Raw webhooks to Kafka headers and back; the value is always the body itself. */
public final class RawCodec {
    private static final String SOURCE_PREFIX = "/ingress/";

    private RawCodec() {}

    /** The headers of a raw webhook's record. */
    public static Map<String, String> headers(RawWebhook webhook) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(EventHeaders.SPEC_VERSION, "1.0");
        headers.put(EventHeaders.ID, webhook.id());
        headers.put(EventHeaders.SOURCE, SOURCE_PREFIX + webhook.provider().id() + "/" + webhook.account());
        headers.put(EventHeaders.TYPE, webhook.type());
        headers.put(EventHeaders.SUBJECT, webhook.providerId());
        headers.put(EventHeaders.TIME, InstantText.of(webhook.time()));
        headers.put(EventHeaders.RECEIVED_AT, InstantText.of(webhook.receivedAt()));
        headers.put(EventHeaders.METHOD, webhook.request().method());
        headers.put(EventHeaders.ROUTE, webhook.request().route());
        headers.put(EventHeaders.VERIFIED_BY, webhook.verifiedBy());
        Optional.ofNullable(webhook.request().query()).ifPresent(query -> headers.put(EventHeaders.QUERY, query));
        Optional.ofNullable(webhook.request().contentType())
                .ifPresent(type -> headers.put(EventHeaders.CONTENT_TYPE, type));
        return headers;
    }

    /** Reads a raw record; empty if its headers do not say who sent what when. */
    public static Optional<RawWebhook> read(Map<String, String> headers, byte[] body) {
        String[] source = headers.getOrDefault(EventHeaders.SOURCE, "").split("/", 4);
        if (source.length < 4 || !headers.containsKey(EventHeaders.ID) || !headers.containsKey(EventHeaders.TYPE)) {
            return Optional.empty();
        }
        return Provider.byId(source[2]).flatMap(provider -> read(provider, source[3], headers, body));
    }

    private static Optional<RawWebhook> read(
            Provider provider, String account, Map<String, String> headers, byte[] body) {
        try {
            return Optional.of(new RawWebhook(
                    headers.getOrDefault(EventHeaders.ID, ""),
                    provider,
                    account,
                    headers.getOrDefault(EventHeaders.TYPE, ""),
                    headers.getOrDefault(EventHeaders.SUBJECT, ""),
                    Instant.parse(headers.getOrDefault(EventHeaders.TIME, "")),
                    Instant.parse(headers.getOrDefault(EventHeaders.RECEIVED_AT, "")),
                    request(headers),
                    headers.getOrDefault(EventHeaders.VERIFIED_BY, ""),
                    body));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static RawWebhook.Request request(Map<String, String> headers) {
        return new RawWebhook.Request(
                headers.getOrDefault(EventHeaders.METHOD, ""),
                headers.getOrDefault(EventHeaders.ROUTE, ""),
                headers.get(EventHeaders.QUERY),
                headers.get(EventHeaders.CONTENT_TYPE));
    }
}
