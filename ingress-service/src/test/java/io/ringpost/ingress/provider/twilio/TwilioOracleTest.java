package io.ringpost.ingress.provider.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;
import io.ringpost.contract.Provider;
import io.ringpost.ingress.fixture.Requests;
import io.ringpost.ingress.provider.AddressGate;
import io.ringpost.ingress.provider.WebhookRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A hundred thousand made-up requests before our verifier, before the vendor's Java library, and beside what is known of
 * each: ours is always right, and the library differs only where it is known to be wrong.
 */
class TwilioOracleTest {
    private static final int REQUESTS = 100_000;
    private static final long SEED = 20_261_121;

    private final RequestValidator vendor = new RequestValidator(TwilioCases.TOKEN);
    private final TwilioTokens tokens = new TwilioTokens(List.of(TwilioCases.TOKEN));
    private final Map<String, TwilioVerifier> verifiers = new HashMap<>();
    private final AddressGate anybody = new AddressGate("TWILIO_ALLOWED_IPS", List.of());

    /** Where the vendor's library differs from what Twilio does. */
    private enum Known {
        /** twilio-java issue 601: a port is added or removed through {@code java.net.URI}, which rewrites escapes. */
        PORT_BESIDE_ESCAPES,
        /** The same with a host that {@code java.net.URI} does not take for one, such as one with an underscore. */
        PORT_BESIDE_ODD_HOST,
        /** Its parameters are a map, which holds one value of a repeated field. */
        REPEATED_FIELD,
        /** twilio-node issue 1059: some channels sign an apostrophe escaped; only the Node library tries that. */
        APOSTROPHE_ESCAPED,
        /** Twilio drops user and password of the address before it signs; the library keeps them. */
        USER_DROPPED
    }

    @Test
    void isRightWhereverTheVendorsLibraryIs() throws URISyntaxException {
        TwilioCases cases = new TwilioCases(SEED);
        Map<Known, Integer> seen = new EnumMap<>(Known.class);
        int taken = 0;
        for (int i = 0; i < REQUESTS; i++) {
            TwilioCase made = cases.next();
            boolean ours = ours(made);
            assertThat(ours).as("%s", made).isEqualTo(made.signing().genuine());
            if (ours != vendors(made)) {
                Optional<Known> known = known(made);
                assertThat(known)
                        .as("a difference that nobody documented: %s", made)
                        .isPresent();
                seen.merge(known.orElseThrow(), 1, Integer::sum);
            }
            taken += ours ? 1 : 0;
        }

        assertThat(taken).isBetween(REQUESTS / 4, REQUESTS * 3 / 4);
        assertThat(seen).containsOnlyKeys(Known.values());
    }

    private static Optional<Known> known(TwilioCase made) {
        return switch (made.signing()) {
            case AS_SENT -> made.repeatsAField() ? Optional.of(Known.REPEATED_FIELD) : Optional.empty();
            case LAST_VALUE_ONLY -> Optional.of(Known.REPEATED_FIELD);
            case APOSTROPHE_ESCAPED -> Optional.of(Known.APOSTROPHE_ESCAPED);
            case WITHOUT_USER -> Optional.of(Known.USER_DROPPED);
            case WITHOUT_PORT, WITH_DEFAULT_PORT ->
                made.repeatsAField() ? Optional.of(Known.REPEATED_FIELD) : port(made);
            case ESCAPES_UNDONE -> port(made);
            default -> Optional.empty();
        };
    }

    private static Optional<Known> port(TwilioCase made) {
        try {
            URI url = new URI(made.url());
            if (url.getHost() == null) {
                return Optional.of(Known.PORT_BESIDE_ODD_HOST);
            }
            URI printed = new URI(
                    url.getScheme(),
                    url.getUserInfo(),
                    url.getHost(),
                    url.getPort(),
                    url.getPath(),
                    url.getQuery(),
                    null);
            return printed.toString().equals(made.url()) ? Optional.empty() : Optional.of(Known.PORT_BESIDE_ESCAPES);
        } catch (URISyntaxException e) {
            return Optional.of(Known.PORT_BESIDE_ESCAPES);
        }
    }

    private boolean vendors(TwilioCase made) throws URISyntaxException {
        return made.kind() == TwilioCase.Kind.JSON
                ? vendor.validate(made.url(), made.body(), made.signature())
                : vendor.validate(made.url(), TwilioCases.last(made.fields()), made.signature());
    }

    private boolean ours(TwilioCase made) {
        int tail = made.url().indexOf('/', made.url().indexOf("//") + 2);
        return verifiers
                .computeIfAbsent(
                        made.url().substring(0, tail),
                        base -> new TwilioVerifier(tokens, new PublicUrl(List.of(base)), anybody))
                .verify(request(made, made.url().substring(tail)))
                .match(by -> true, cause -> false);
    }

    private static WebhookRequest request(TwilioCase made, String target) {
        int query = target.indexOf('?');
        Requests request = Requests.to(Provider.TWILIO, "/test", TwilioKind.CALL_STATUS.name())
                .path(query < 0 ? target : target.substring(0, query))
                .header("X-Twilio-Signature", made.signature());
        if (made.kind() == TwilioCase.Kind.GET) {
            return request.get(query < 0 ? "" : target.substring(query + 1))
                    .query(query < 0 ? null : target.substring(query + 1))
                    .build();
        }
        request.query(query < 0 ? null : target.substring(query + 1));
        return made.kind() == TwilioCase.Kind.JSON
                ? request.json(made.body()).build()
                : request.header("Content-Type", Requests.FORM + "; charset=UTF-8")
                        .body(form(made).getBytes(StandardCharsets.US_ASCII))
                        .build();
    }

    private static String form(TwilioCase made) {
        return made.fields().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
