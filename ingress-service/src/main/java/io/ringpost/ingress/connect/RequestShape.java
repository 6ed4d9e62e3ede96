package io.ringpost.ingress.connect;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.ringpost.ingress.refuse.RefusalCause;
import io.vertx.core.net.impl.HostAndPortImpl;
import java.util.List;
import java.util.Optional;

/** Whether a head is one that every proxy on the way reads as we do (RFC 9112). */
final class RequestShape {
    /** Above what any provider and chain of proxies sends. */
    private static final int MOST_HEADERS = 500;

    private RequestShape() {}

    static Optional<RefusalCause> flaw(HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return Optional.of(cause(request.decoderResult().cause()));
        }
        int lines = 0;
        boolean named = true;
        // Every line counts; Vert.x's own size counts names.
        for (var all = request.headers().iteratorCharSequence(); all.hasNext(); lines++) {
            named &= all.next().getKey().length() > 0;
        }
        if (lines > MOST_HEADERS) {
            return Optional.of(RefusalCause.HEADERS_TOO_LARGE);
        }
        boolean sound = knownVersion(request)
                && oneHost(request)
                && oneLength(request.headers())
                && chunkedOnly(request)
                && named;
        return sound ? Optional.empty() : Optional.of(RefusalCause.MALFORMED_REQUEST);
    }

    private static RefusalCause cause(Throwable failure) {
        if (failure instanceof TooLongHttpLineException) {
            return RefusalCause.TARGET_TOO_LONG;
        }
        boolean tooLong = failure instanceof TooLongHttpHeaderException || failure instanceof TooLongFrameException;
        return tooLong ? RefusalCause.HEADERS_TOO_LARGE : RefusalCause.MALFORMED_REQUEST;
    }

    private static boolean knownVersion(HttpRequest request) {
        return isNewest(request) || request.protocolVersion().equals(HttpVersion.HTTP_1_0);
    }

    /** HTTP/1.0 knows none; probes of load balancers speak it. */
    private static boolean oneHost(HttpRequest request) {
        List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
        if (hosts.isEmpty()) {
            return request.protocolVersion().equals(HttpVersion.HTTP_1_0);
        }
        return hosts.size() == 1 && HostAndPortImpl.isValidAuthority(hosts.get(0));
    }

    private static boolean oneLength(HttpHeaders headers) {
        List<String> lengths = headers.getAll(HttpHeaderNames.CONTENT_LENGTH);
        return lengths.isEmpty()
                || (lengths.size() == 1
                        && lengths.get(0).chars().allMatch(digit -> digit >= '0' && digit <= '9')
                        && !headers.contains(HttpHeaderNames.TRANSFER_ENCODING));
    }

    private static boolean chunkedOnly(HttpRequest request) {
        List<String> codings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        return codings.isEmpty()
                || (codings.size() == 1
                        && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.get(0))
                        && isNewest(request));
    }

    private static boolean isNewest(HttpRequest request) {
        return request.protocolVersion().equals(HttpVersion.HTTP_1_1);
    }
}
