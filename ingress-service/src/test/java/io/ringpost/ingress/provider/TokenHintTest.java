package io.ringpost.ingress.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.Provider;
import io.ringpost.ingress.fixture.Requests;
import io.ringpost.ingress.refuse.RefusalCause;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenHintTest {
    private static final String TOKEN = "se+cret";
    private final TokenGuard guard = new TokenGuard(
            "VOIPMS_WEBHOOK_TOKEN",
            List.of("other", TOKEN),
            List.of("oldest", "former"),
            new AddressGate("VOIPMS_ALLOWED_IPS", List.of()));

    @Test
    void findsTheTokenInAWrongPlace() {
        assertThat(missing(request().query("secret=se%2Bcret")))
                .contains("is in another parameter of the address: put it");
        assertThat(missing(request().header("X-Api-Key", TOKEN))).contains("in the header x-api-key");
        assertThat(missing(request().header("Authorization", "Bearer " + TOKEN)))
                .contains("the Authorization header");
        assertThat(missing(request().header("Authorization", "Basic " + basic("hook:" + TOKEN))))
                .contains("the Authorization header");
        assertThat(missing(request().header("Authorization", "Basic " + basic(TOKEN + ":"))))
                .contains("the Authorization header");
        assertThat(missing(request().form(Map.of("x", TOKEN)))).contains("is in the body");
        assertThat(missing(request().json("{\"token\":\"" + TOKEN + "\"}"))).contains("is in the body");
        assertThat(missing(request().path("/webhooks/voipms/other"))).contains("is in the path");
    }

    @Test
    void findsNothingWhereThereIsNothing() {
        WebhookRequest request = request().query("from=1&to=2").json("[]").build();

        assertThat(guard.explain(request, List.of(), RefusalCause.TOKEN_MISSING))
                .isEmpty();
        assertThat(wrong("guessed")).isEmpty();
        assertThat(guard.explain(request, List.of(), RefusalCause.CANNOT_BE_KEPT))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                " other|with blanks around it",
                "\"other\"|in quotes",
                "se cret|with a blank where it has a plus: write %2B",
                "se%2Bcret|escaped twice",
                "other/|with more behind it",
                "other?x=1|with more behind it",
                "Bearer other|with its scheme",
                "OTHER|in capitals",
                "{TOKEN}|still a placeholder",
                "<token>|still a placeholder",
                "former|RINGPOST_RETIRED_SECRETS#2: put the new token",
            })
    void namesHowAWrongTokenIsWritten(String presented, String hint) {
        assertThat(wrong(presented).orElse("")).contains(hint).doesNotContain(TOKEN, "other", "former");
    }

    @Test
    void namesCapitalsThatWereLost() {
        TokenGuard capitals = new TokenGuard(
                "WAVOIP_WEBHOOK_TOKEN", List.of("ABC"), List.of(), new AddressGate("WAVOIP_ALLOWED_IPS", List.of()));

        assertThat(capitals.explain(request().build(), List.of("abc"), RefusalCause.TOKEN_WRONG)
                        .orElse(""))
                .contains("in small letters");
    }

    @Test
    void looksElsewhereWhenTheTokenIsWrong() {
        WebhookRequest request = request().header("X-Webhook-Token", TOKEN).build();

        assertThat(guard.explain(request, List.of("guessed"), RefusalCause.TOKEN_WRONG)
                        .orElse(""))
                .contains("in the header x-webhook-token");
    }

    private Optional<String> wrong(String presented) {
        return guard.explain(request().build(), List.of(presented), RefusalCause.TOKEN_WRONG);
    }

    private String missing(Requests request) {
        return guard.explain(request.build(), List.of(), RefusalCause.TOKEN_MISSING)
                .orElse("");
    }

    private static Requests request() {
        return Requests.to(Provider.VOIPMS, "/webhooks/voipms/sms/incoming", "sms");
    }

    private static String basic(String credentials) {
        return Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }
}
