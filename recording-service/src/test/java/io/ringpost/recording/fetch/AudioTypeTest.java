package io.ringpost.recording.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudioTypeTest {
    @ParameterizedTest
    @CsvSource({
        "RIFF....WAVEfmt , audio/wav",
        "ID3..........., audio/mpeg",
        "\u00ff\u00fb............, audio/mpeg",
        "\u00ff\u00f3............, audio/mpeg",
        "OggS..........., audio/ogg",
        "fLaC..........., audio/flac",
        "....ftypM4A ..., audio/mp4",
        "#!AMR.........., audio/amr"
    })
    void knowsAudioByItsFirstBytes(String start, String type) {
        assertThat(AudioType.of(start.getBytes(ISO_8859_1))).contains(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><html>",
                "<?xml version=\"1.0\"?>",
                "{\"status\":\"error\"}",
                "RIFF....AVI LIST",
                "\u00ff\u00f1............",
                "\u00ff\u00fe............",
                "short",
                ""
            })
    void knowsWhatIsNone(String start) {
        assertThat(AudioType.of(start.getBytes(ISO_8859_1))).isEmpty();
    }
}
