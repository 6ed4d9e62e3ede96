package io.ringpost.api.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayOptionsTest {
    @Test
    void becomeTheBodyOfTheRequest() {
        ReplayOptions options = ReplayOptions.parse(List.of(
                        "--dry-run",
                        "--topic",
                        "t",
                        "--reason",
                        "r",
                        "--since",
                        "2026-01-01",
                        "--id",
                        "a",
                        "--id",
                        "b"))
                .orElseThrow();

        assertThat(options.body())
                .hasToString(
                        "{\"dryRun\":true,\"topic\":\"t\",\"reason\":\"r\",\"since\":\"2026-01-01\",\"ids\":[\"a\",\"b\"]}");
        assertThat(options.url()).isNull();
    }

    @Test
    void noneMeanAll() {
        assertThat(ReplayOptions.parse(List.of()).orElseThrow().body()).isEmpty();
    }

    @Test
    void mistypedOnesAreRefused() {
        assertThat(ReplayOptions.parse(List.of("--dryrun", "x"))).isEmpty();
        assertThat(ReplayOptions.parse(List.of("--topic"))).isEmpty();
        assertThat(ReplayOptions.parse(List.of("topic", "t"))).isEmpty();
    }
}
