package io.ringpost.localstack.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartedTest {
    private final List<String> said = new ArrayList<>();
    private final Started started = new Started();

    @Test
    void lastStartedEndsFirstAndAFailureKeepsNobody() {
        started.endBy(() -> said.add("first"));
        started.endBy(() -> {
            throw new IllegalStateException("does not end");
        });
        started.endBy(() -> said.add("last"));

        started.endAll();

        assertThat(said).containsExactly("last", "first");
    }

    @Test
    void startedAfterTheEndEndsAtOnce() {
        started.endAll();

        started.endBy(() -> said.add("late"));

        assertThat(said).containsExactly("late");
    }
}
