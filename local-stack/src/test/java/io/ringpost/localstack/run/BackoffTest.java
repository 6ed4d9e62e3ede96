package io.ringpost.localstack.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    @ParameterizedTest
    @CsvSource({"1, 500", "2, 1000", "3, 2000", "7, 32000", "8, 32000", "1000, 32000"})
    void delayDoublesUpToItsBound(int deaths, long millis) {
        assertThat(new Backoff(deaths).delay()).isEqualTo(Duration.ofMillis(millis));
    }
}
