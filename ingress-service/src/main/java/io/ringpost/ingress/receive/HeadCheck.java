package io.ringpost.ingress.receive;

import io.ringpost.contract.Provider;
import io.ringpost.ingress.provider.RequestHeaders;
import io.ringpost.ingress.refuse.RefusalCause;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the head of a request alone decides: method, announced size, form of the body. */
final class HeadCheck {
    private static final Set<String> TWILIO_TYPES = Set.of("application/x-www-form-urlencoded", "application/json");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
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
        return headers.first("content-length")
                .filter(length -> DIGITS.matcher(length).matches())
                .map(length -> length.length() > MOST_DIGITS ? Long.MAX_VALUE : Long.parseLong(length))
                .orElse(0L);
    }

    /** Never unpacked here: a small body may hold a huge one. */
    private static boolean uncompressed(RequestHeaders headers) {
        return headers.all("content-encoding").stream()
                .allMatch(coding -> coding.isBlank() || coding.strip().equalsIgnoreCase("identity"));
    }

    /** Twilio sends forms, or JSON where an operator chose so; of others the shape decides. */
    private static boolean takes(Place place, String mediaType) {
        return place.provider().equals(Provider.TWILIO.id())
                ? TWILIO_TYPES.contains(mediaType)
                : !mediaType.startsWith("multipart/");
    }

    private static String mediaType(RequestHeaders headers) {
        return headers.first("content-type")
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }
}
