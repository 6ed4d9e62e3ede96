package io.ringpost.ingress.receive;

import io.ringpost.contract.Provider;
import io.ringpost.ingress.provider.RequestHeaders;
import io.ringpost.ingress.refuse.RefusalCause;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the head of a request alone decides: method, announced size, form of the body. */
final class HeadCheck {
    private static final Set<String> TWILIO_TYPES = Set.of("application/x-www-form-urlencoded", "application/json");
    private static final int MOST_DIGITS = 18;

    private HeadCheck() {}

    static Optional<RefusalCause> check(String method, Place place, RequestHeaders headers, int maxBytes) {
        if (!place.methods().contains(method)) {
            return Optional.of(RefusalCause.METHOD_NOT_ALLOWED);
        }
        if (announced(headers) > maxBytes) {
            return Optional.of(RefusalCause.PAYLOAD_TOO_LARGE);
        }
        boolean readable = method.equals("GET") || (uncompressed(headers) && takes(place, mediaType(headers)));
        return readable ? Optional.empty() : Optional.of(RefusalCause.UNSUPPORTED_MEDIA_TYPE);
    }

    /** The announced length of the body; 0 if none is announced. */
    static long announced(RequestHeaders headers) {
        String length = headers.first("content-length").orElse("");
        if (!isNumber(length)) {
            return 0;
        }
        return length.length() > MOST_DIGITS ? Long.MAX_VALUE : Long.parseLong(length);
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** Never unpacked here: a small body may hold a huge one. */
    private static boolean uncompressed(RequestHeaders headers) {
        for (String coding : headers.all("content-encoding")) {
            if (!coding.isBlank() && !coding.strip().equalsIgnoreCase("identity")) {
                return false;
            }
        }
        return true;
    }

    /** Twilio sends forms, or JSON where an operator chose so; of others the shape decides. */
    private static boolean takes(Place place, String mediaType) {
        return place.provider().equals(Provider.TWILIO.id())
                ? TWILIO_TYPES.contains(mediaType)
                : !mediaType.startsWith("multipart/");
    }

    private static String mediaType(RequestHeaders headers) {
        String type = headers.first("content-type").orElse("");
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }
}
