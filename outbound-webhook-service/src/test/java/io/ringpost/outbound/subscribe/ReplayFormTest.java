package io.ringpost.outbound.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.outbound.store.ReplayOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReplayFormTest {
    private static final Instant NOW = Instant.parse("2026-02-03T10:00:00Z");

    @Test
    void untilIsNowAndWhatFailedIsMeantUnlessSaid() {
        ReplayOrder order =
                read("{\"since\":\"2026-01-31T10:00:00-03:00\"}", null).order();

        assertThat(order)
                .isEqualTo(new ReplayOrder(
                        "ep_1", Instant.parse("2026-01-31T13:00:00Z"), NOW, List.of("failed", "expired"), 10));
    }

    @Test
    void datesAreWholeDaysOfTheZoneThatIsSaidOrOfTheServices() {
        String body = "{\"since\":\"2026-01-31\",\"until\":\"2026-01-31\",\"status\":[\"failed\",\"failed\"]}";

        ReplayOrder home = read(body, null).order();
        ReplayOrder berlin = read(body, "Europe/Berlin").order();

        assertThat(home.since()).isEqualTo("2026-01-31T03:00:00Z");
        assertThat(home.until()).isEqualTo("2026-02-01T03:00:00Z");
        assertThat(berlin.since()).isEqualTo("2026-01-30T23:00:00Z");
        assertThat(home.statuses()).containsExactly("failed");
    }

    @Test
    void zoneThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> read("{\"since\":\"2026-01-31\"}", "Europe/Atlantis"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().detail()).startsWith("tz "));
    }

    private static ReplayForm read(String body, @Nullable String tz) {
        try {
            JsonNode json = new ObjectMapper().readTree(body);
            return ReplayForm.read("ep_1", json, NOW, tz, ZoneId.of("America/Sao_Paulo"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
