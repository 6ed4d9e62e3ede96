package io.ringpost.api.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CommandsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void noArgumentsOrOptionsStartTheService() {
        assertThat(run()).isEmpty();
        assertThat(run("--verbose")).isEmpty();
    }

    @Test
    void namedCommandGetsTheOtherArgumentsAndTheShippedSettings() {
        OptionalInt status = run("say-port", "--to", "me");

        assertThat(status).hasValue(7);
        assertThat(out.toString(StandardCharsets.UTF_8).strip()).isEqualTo("[--to, me] 0");
    }

    @Test
    void mistypedCommandStartsNothing() {
        OptionalInt status = run("say-prt");

        assertThat(status).hasValue(64);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("no such command")
                .contains("say-port");
    }

    private OptionalInt run(String... args) {
        return Commands.run(
                args,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
