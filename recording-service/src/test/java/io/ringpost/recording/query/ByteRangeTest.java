package io.ringpost.recording.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
    @ParameterizedTest
    @CsvSource({
        "bytes=0-99, 0, 99",
        "bytes=0-0, 0, 0",
        "bytes=500-, 500, 999",
        "bytes=-100, 900, 999",
        "bytes=-5000, 0, 999",
        "bytes=990-2000, 990, 999",
        "bytes=999-999, 999, 999",
        "' bytes = 1 - 2 ', 1, 2"
    })
    void givesThePart(String header, long from, long to) {
        assertThat(ByteRange.of(header, 1_000)).isEqualTo(new ByteRange.Part(from, to));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=0-1,5-6",
                "bytes=5-4",
                "bytes=-",
                "bytes=a-b",
                "items=0-5",
                "bytes=0-99999999999999999999999",
                ""
            })
    void givesAllWhereTheHeaderAsksForNoOnePart(String header) {
        assertThat(ByteRange.of(header, 1_000)).isEqualTo(new ByteRange.Whole());
    }

    @Test
    void givesAllWithoutAHeader() {
        assertThat(ByteRange.of(none(), 1_000)).isEqualTo(new ByteRange.Whole());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=1000-", "bytes=5000-6000", "bytes=-0"})
    void givesNothingBeyondTheEnd(String header) {
        assertThat(ByteRange.of(header, 1_000)).isEqualTo(new ByteRange.None());
    }

    private static @Nullable String none() {
        return null;
    }
}
