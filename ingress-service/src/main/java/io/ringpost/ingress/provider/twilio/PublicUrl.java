package io.ringpost.ingress.provider.twilio;

import io.ringpost.ingress.provider.RequestHeaders;
import io.ringpost.ingress.provider.WebhookRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Twilio calls this service: the configured base URL, or, behind a trusted proxy only, what the proxy says. The
 * {@code Host} header of anybody else would let the sender choose what was signed.
 */
public final class PublicUrl {
    /** The setting of single routes' base URLs. */
    public static final String BY_ROUTE = "ringpost.twilio.base-urls";

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+(:\\d{1,5})?|\\[[0-9A-Fa-f:.]+\\](:\\d{1,5})?");
    private static final Pattern PREFIX = Pattern.compile("(?:/[A-Za-z0-9._~-]+)*+");

    private static final Pattern BASE = Pattern.compile("https?://[^/?#\\s]+(/[^?#\\s]*)?");

    private final List<String> bases;
    private final Map<String, String> byRoute = new HashMap<>();

    /** Takes the configured base URLs; none leaves it to trusted proxies. */
    public PublicUrl(List<String> bases) {
        this(bases, Map.of());
    }

    /**
     * Takes the configured base URLs, and those of single routes by their path.
     *
     * @throws IllegalArgumentException if one of the latter is no URL, or its path no route of Twilio
     */
    public PublicUrl(List<String> bases, Map<String, String> byRoute) {
        this.bases = bases.stream()
                .map(String::strip)
                .filter(base -> !base.isEmpty())
                .map(PublicUrl::withoutSlash)
                .toList();
        byRoute.forEach((path, base) -> {
            boolean known =
                    TwilioRoutes.ALL.stream().anyMatch(route -> route.template().equals(path));
            if (!known || !BASE.matcher(base).matches()) {
                throw new IllegalArgumentException(
                        BY_ROUTE + ": " + path + ": " + (known ? "no http or https URL" : "no route of Twilio"));
            }
            this.byRoute.put(path, withoutSlash(base));
        });
    }

    private static String withoutSlash(String base) {
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    /** Whether no base URL is configured. */
    boolean isEmpty() {
        return bases.isEmpty() && byRoute.isEmpty();
    }

    /** Every URL that the request may have been sent to. */
    List<String> of(WebhookRequest request) {
        String query = request.target().query();
        String tail = request.target().path() + (query == null ? "" : "?" + query);
        return bases(request).stream().map(base -> base + tail).toList();
    }

    /** What to put before the paths that Twilio is told to call; empty makes them relative, which Twilio takes too. */
    public String base(WebhookRequest request) {
        return bases(request).stream().findFirst().orElse("");
    }

    /** What may stand before the path; the route's own, if it has one. */
    List<String> bases(WebhookRequest request) {
        String own = byRoute.get(request.route().template());
        if (own != null) {
            return List.of(own);
        }
        return bases.isEmpty() ? forwarded(request).map(List::of).orElse(List.of()) : bases;
    }

    static boolean isHost(String host) {
        return HOST.matcher(host).matches();
    }

    /** The path that the nearest proxy says it took away, if it looks like one. */
    static Optional<String> prefix(RequestHeaders headers) {
        return last(headers, "x-forwarded-prefix")
                .filter(prefix -> PREFIX.matcher(prefix).matches());
    }

    private static Optional<String> forwarded(WebhookRequest request) {
        if (!request.sender().throughTrustedProxy()) {
            return Optional.empty();
        }
        RequestHeaders headers = request.headers();
        String prefix = last(headers, "x-forwarded-prefix").orElse("");
        return last(headers, "x-forwarded-host")
                .or(() -> headers.first("host"))
                .filter(host ->
                        HOST.matcher(host).matches() && PREFIX.matcher(prefix).matches())
                .map(host -> scheme(headers) + "://" + host + prefix);
    }

    private static String scheme(RequestHeaders headers) {
        return last(headers, "x-forwarded-proto").filter("http"::equals).orElse("https");
    }

    /** The entry that the nearest proxy wrote. */
    private static Optional<String> last(RequestHeaders headers, String name) {
        String joined = String.join(",", headers.all(name));
        return Optional.of(joined.substring(joined.lastIndexOf(',') + 1).strip())
                .filter(value -> !value.isEmpty());
    }
}
