package io.ringpost.ingress.receive;

import io.ringpost.contract.EventHeaders;
import io.ringpost.ingress.provider.RequestHeaders;
import java.util.Map;
import java.util.regex.Pattern;

/** Passes a caller's W3C trace context on. */
final class TraceContext {
    private static final Pattern TRACEPARENT = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private TraceContext() {}

    static void passOn(RequestHeaders request, Map<String, String> record) {
        request.first(EventHeaders.TRACEPARENT)
                .filter(trace -> TRACEPARENT.matcher(trace).matches())
                .ifPresent(trace -> record.put(EventHeaders.TRACEPARENT, trace));
    }
}
