package io.ringpost.recording.fetch.retell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetellCallTest {

    @ParameterizedTest
    @CsvSource({
        "registered,not_ready",
        "ongoing,not_ready",
        "ended,not_recorded",
        "not_connected,not_recorded",
        "error,not_recorded"
    })
    void aCallThatIsOverWithoutAudioWasNotRecorded(String status, String reason) {
        RetellCall call = call("{\"call_id\":\"call_1\",\"call_status\":\"" + status + "\",\"recording_url\":null}");

        assertThat(call.recordingUrl()).isNull();
        assertThat(call.missing()).isEqualTo(reason);
    }

    @Test
    void aCallWithoutPersonalDataHasItsScrubbedAudioOnly() {
        RetellCall call = call("{\"call_status\":\"ended\",\"scrubbed_recording_url\":\"https://r.example/s.wav\"}");

        assertThat(call.recordingUrl()).isEqualTo("https://r.example/s.wav");
    }

    @Test
    void whatIsNoCallIsNotReady() {
        assertThat(call("<html>").missing()).isEqualTo("not_ready");
    }

    private static RetellCall call(String body) {
        return RetellCall.of(body.getBytes(UTF_8));
    }
}
