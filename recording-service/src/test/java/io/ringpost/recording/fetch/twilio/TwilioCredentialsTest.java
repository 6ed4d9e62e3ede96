package io.ringpost.recording.fetch.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TwilioCredentialsTest {
    @Test
    void triesEachTokenWhileOneIsRotated() {
        TwilioCredentials credentials = new TwilioCredentials(Optional.of("AC1"), List.of("new", " old "));

        assertThat(pairs(credentials, "AC1")).containsExactly("AC1:new", "AC1:old");
    }

    @Test
    void opensASubAccountWithItsOwnTokenFirstAndThenWithTheMainAccount() {
        TwilioCredentials credentials = new TwilioCredentials(Optional.of("AC1"), List.of("main", "AC2:sub"));

        assertThat(pairs(credentials, "AC2")).containsExactly("AC2:sub", "AC1:main");
        assertThat(pairs(credentials, "AC1")).containsExactly("AC1:main");
    }

    @Test
    void takesTheRecordingsAccountWhereNoMainOneIsSet() {
        TwilioCredentials credentials = new TwilioCredentials(Optional.empty(), List.of("token"));

        assertThat(pairs(credentials, "AC7")).containsExactly("AC7:token");
        assertThat(credentials.onlyAccount()).isEmpty();
    }

    @Test
    void knowsTheOnlyAccount() {
        assertThat(new TwilioCredentials(Optional.empty(), List.of("AC2:a", "AC2:b")).onlyAccount())
                .contains("AC2");
        assertThat(new TwilioCredentials(Optional.empty(), List.of("AC2:a", "AC3:b")).onlyAccount())
                .isEmpty();
    }

    @Test
    void hasNothingToSayWithoutTokens() {
        assertThat(new TwilioCredentials(Optional.of("AC1"), List.of(" ")).headers("AC1"))
                .isEmpty();
    }

    @Test
    void showsNoSecret() {
        assertThat(new TwilioCredentials(Optional.of("AC1"), List.of("secret")).toString())
                .doesNotContain("secret");
    }

    private static List<String> pairs(TwilioCredentials credentials, String account) {
        return credentials.headers(account).stream()
                .map(header -> header.substring("Basic ".length()))
                .map(pair -> new String(Base64.getDecoder().decode(pair), UTF_8))
                .toList();
    }
}
