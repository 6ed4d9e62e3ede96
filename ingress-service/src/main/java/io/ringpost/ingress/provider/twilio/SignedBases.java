package io.ringpost.ingress.provider.twilio;

import io.ringpost.ingress.provider.Guess;
import io.ringpost.ingress.provider.RequestHeaders;
import io.ringpost.ingress.provider.WebhookRequest;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What may stand before the path in the address that Twilio called: other schemes, hosts, ports and prefixes. */
final class SignedBases {
    private static final String CHECK = "check WEBHOOK_BASE_URL";
    private static final int MOST_HOSTS = 6;

    private SignedBases() {}

    static Stream<Guess<String>> of(PublicUrl publicUrl, WebhookRequest request) {
        List<String> configured = publicUrl.bases(request);
        Set<String> hosts = hosts(request.headers());
        return Stream.of(
                        configured.stream().map(Guess::asItCame),
                        configured.stream().map(SignedBases::otherScheme),
                        configured.stream()
                                .map(base -> new Guess<>(
                                        "with a second slash before the path",
                                        CHECK + " and the address set at Twilio",
                                        base + "/")),
                        configured.stream()
                                .filter(base -> !withoutPath(base).equals(base))
                                .map(base ->
                                        new Guess<>("without the path of WEBHOOK_BASE_URL", CHECK, withoutPath(base))),
                        hosts.stream().flatMap(host -> onHost(host, request.headers())))
                .flatMap(guesses -> guesses);
    }

    private static Guess<String> otherScheme(String base) {
        return base.startsWith("https")
                ? new Guess<>("with http", CHECK, "http" + base.substring("https".length()))
                : new Guess<>("with https", CHECK, "https" + base.substring("http".length()));
    }

    private static String withoutPath(String base) {
        int path = base.indexOf('/', base.indexOf("//") + 2);
        return path < 0 ? base : base.substring(0, path);
    }

    private static Stream<Guess<String>> onHost(String host, RequestHeaders headers) {
        String advice = CHECK + ", or which host the proxy forwards";
        return Stream.concat(Stream.of(""), PublicUrl.prefix(headers).stream())
                .flatMap(prefix -> Stream.of("https", "http")
                        .map(scheme -> new Guess<>(
                                "with " + scheme + "://" + host + prefix, advice, scheme + "://" + host + prefix)));
    }

    /** Hosts that the request names, with the port as it is, or with the one that a proxy names beside. */
    private static Set<String> hosts(RequestHeaders headers) {
        Set<String> hosts = new LinkedHashSet<>();
        Stream.of("x-forwarded-host", "host", "x-original-host")
                .flatMap(name -> headers.all(name).stream())
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(PublicUrl::isHost)
                .limit(MOST_HOSTS)
                .forEach(host -> {
                    hosts.add(host);
                    headers.first("x-forwarded-port")
                            .filter(port -> port.matches("\\d{1,5}") && host.indexOf(':') < 0)
                            .ifPresent(port -> hosts.add(host + ":" + port));
                });
        return hosts;
    }
}
