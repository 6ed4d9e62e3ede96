package io.ringpost.outbound.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {
    private static final String ID = "0af7651916cd43dd8448eb211c80319c";

    @Test
    void stepKeepsTheTraceAndNamesItself() {
        Trace trace = Trace.parse("00-" + ID + "-b7ad6b7169203331-01").orElseThrow();

        assertThat(trace.id()).isEqualTo(ID);
        assertThat(trace.parent("00f067aa0ba902b7")).isEqualTo("00-" + ID + "-00f067aa0ba902b7-01");
    }

    @ParameterizedTest
    @CsvSource({"00, 00", "01, 01", "02, 00", "ff, 01"})
    void onlyTheFlagThatIsKnownIsPassedOn(String given, String passedOn) {
        Trace trace = Trace.parse("00-" + ID + "-b7ad6b7169203331-" + given).orElseThrow();

        assertThat(trace.parent("00f067aa0ba902b7")).endsWith("-" + passedOn);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cc-" + ID + "-b7ad6b7169203331-01",
                "01-" + ID + "-b7ad6b7169203331-01-what-comes-later",
            })
    void laterVersionIsReadAsFarAsItIsKnown(String traceparent) {
        assertThat(Trace.parse(traceparent)).contains(new Trace(ID, true));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "00",
                "00-" + ID + "-b7ad6b7169203331",
                "00-" + ID + "-b7ad6b7169203331-1",
                "00-" + ID + "-b7ad6b7169203331-01-more",
                "00-" + ID + "-b7ad6b7169203331-01 ",
                "01-" + ID + "-b7ad6b7169203331-01more",
                "01-" + ID + "-b7ad6b7169203331-01-\0",
                "ff-" + ID + "-b7ad6b7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-" + ID + "-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-" + ID + "-b7ad6b7169203331-zz",
                "00-" + ID + "-b7ad6b7169203331-01\n",
            })
    void malformedIsAsGoodAsAbsent(@Nullable String traceparent) {
        assertThat(Trace.parse(traceparent)).isEmpty();
    }
}
