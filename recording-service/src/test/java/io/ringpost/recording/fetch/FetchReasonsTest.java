package io.ringpost.recording.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.recording.fetch.FetchOutcome.NotReady;
import io.ringpost.safehttp.BodyEnd;
import io.ringpost.safehttp.Phases;
import io.ringpost.safehttp.SafeResponse.Answered;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FetchReasonsTest {
    @ParameterizedTest
    @CsvSource({"120, PT2M", "0, PT0S", "999999, PT30M", "'Wed, 21 Oct 2026 07:28:00 GMT', PT0S"})
    void aHostIsAskedAgainWhenItWishes(String wish, Duration least) {
        assertThat(FetchReasons.of(answer(429, Map.of("retry-after", wish))))
                .isEqualTo(new NotReady("rate_limited", least));
    }

    /** An operator may name the host of a redirect while the recording waits. */
    @Test
    void aRedirectToAnUnknownHostEndsNothing() {
        assertThat(FetchReasons.of(answer(302, Map.of("location", "https://elsewhere.example/1.wav"))))
                .isEqualTo(new NotReady("redirect_refused", FetchReasons.FOR_PEOPLE));
    }

    private static Answered answer(int status, Map<String, String> headers) {
        return new Answered(status, headers, new byte[0], BodyEnd.COMPLETE, "192.0.2.1", null, Phases.NONE);
    }
}
