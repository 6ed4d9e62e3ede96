package io.ringpost.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.api.seal.RootKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class StreamTokensTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final StreamTokens tokens = tokens(key(1), NOW);

    @Test
    void itSpeaksInItsMakersNameForFiveMinutes() {
        StreamToken token = tokens.issue("desk.1");

        assertThat(token.expiresAt()).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
        assertThat(judged(tokens, token.token())).isEqualTo("desk.1");
        assertThat(judged(tokens(key(1), NOW.plusSeconds(299)), token.token())).isEqualTo("desk.1");
        assertThat(judged(tokens(key(1), NOW.plusSeconds(300)), token.token())).isEqualTo("<expired>");
    }

    @Test
    void anotherServiceWithTheSameKeysKnowsItWhateverItsApiKey() {
        StreamTokens other = new StreamTokens(new RootKeys(key(1), "another api key"), clock(NOW));

        assertThat(judged(other, tokens.issue("main").token())).isEqualTo("main");
    }

    @Test
    void whileTheKeyIsReplacedBothCount() {
        String made = tokens.issue("main").token();

        assertThat(judged(tokens(key(2) + "," + key(1), NOW), made)).isEqualTo("main");
        assertThat(judged(tokens(key(2), NOW), made)).isEqualTo("<unknown>");
    }

    @Test
    void nothingOfItCanBeChanged() {
        String token = tokens.issue("main").token();

        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == '1' ? '2' : '1';
            String changed = token.substring(0, i) + other + token.substring(i + 1);
            if (!Arrays.equals(bytes(changed), bytes(token))) {
                assertThat(judged(tokens, changed)).isEqualTo("<unknown>");
            }
        }
        assertThat(judged(tokens, "")).isEqualTo("<unknown>");
    }

    /** The last character of a signature holds two bits that mean nothing. */
    private static byte[] bytes(String token) {
        String signature = token.substring(token.lastIndexOf('.') + 1);
        try {
            byte[] decoded = Base64.getUrlDecoder().decode(signature);
            return (token.substring(0, token.lastIndexOf('.') + 1) + Arrays.toString(decoded))
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static String judged(StreamTokens tokens, String token) {
        return tokens.judge(token, name -> name, () -> "<expired>", () -> "<unknown>");
    }

    private static StreamTokens tokens(String keys, Instant now) {
        return new StreamTokens(new RootKeys(keys, "api key"), clock(now));
    }

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private static String key(int filledWith) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) filledWith);
        return Base64.getEncoder().encodeToString(key);
    }
}
