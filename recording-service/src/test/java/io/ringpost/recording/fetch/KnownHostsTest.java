package io.ringpost.recording.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.recording.fixture.Settings;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownHostsTest {
    private static final String API = "https://voip.ms";

    private final KnownHosts hosts =
            new KnownHosts(Settings.fetch(Map.of("hosts", " CDN.Example.com , media.example")));

    @ParameterizedTest
    @CsvSource({
        "https://voip.ms/1.mp3, at",
        "https://cdn.example.com/1.mp3, at",
        "https://MEDIA.example/1.mp3, at",
        "http://media.example/1.mp3, at",
        "http://voip.ms/1.mp3, https_required",
        "https://elsewhere.example/1.mp3, host_not_listed",
        "https://voip.ms@elsewhere.example/1.mp3, host_not_listed",
        "not a url, host_not_listed"
    })
    void leadsOnlyWhereTheProviderOrTheOperatorKeepsAudio(String url, String outcome) {
        assertThat(word(url, API)).isEqualTo(outcome);
    }

    @Test
    void anApiThatTheOperatorSetsToHttpMayHaveItsAudioThereToo() {
        assertThat(word("http://localhost:3100/1.mp3", "http://localhost:3100")).isEqualTo("at");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cdn.example.com", " cdn.example.com , 10.0.0.1", "localhost"})
    void takesHosts(String list) {
        assertThat(KnownHosts.areHosts(list)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://cdn.example.com", "cdn.example.com:443", "cdn.example.com/x", "*.example.com", "a,,b"})
    void takesNothingElse(String list) {
        assertThat(KnownHosts.areHosts(list)).isFalse();
    }

    private String word(String url, String api) {
        return hosts.place(url, Set.of("voip.ms"), api)
                .match(at -> "at", nowhere -> nowhere.outcome().word());
    }
}
