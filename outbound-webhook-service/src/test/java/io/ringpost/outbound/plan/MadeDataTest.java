package io.ringpost.outbound.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.codec.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MadeDataTest {
    private static final int LARGEST = MadeData.LARGEST_BODY - 512;

    @Test
    void whatFitsToTheByteIsNotCut() {
        Map<String, Object> data = of(LARGEST);

        assertThat(MadeData.write(data, "c1")).hasSize(LARGEST).doesNotContain("truncated");
    }

    @Test
    void oneByteMoreIsCut() {
        String written = MadeData.write(of(LARGEST + 1), "c1");

        assertThat(written).contains("\"truncated\":true").contains("\"link\":\"/api/v1/calls/c1\"");
        assertThat(written.getBytes(StandardCharsets.UTF_8)).hasSize(LARGEST);
    }

    @Test
    void turnsGoBeforeTheText() {
        Map<String, Object> data = of(LARGEST);
        data.put("transcriptTurns", List.of(Map.of("role", "user", "text", "hello")));

        assertThat(MadeData.write(data, "c1"))
                .contains("\"transcriptTurns\":[]")
                .doesNotContain("hello");
    }

    @Test
    void textOfARecordingIsCutWhereItStands() {
        Map<String, Object> transcript = new LinkedHashMap<>(Map.of("text", "a".repeat(2 * LARGEST)));
        Map<String, Object> data = new LinkedHashMap<>(Map.of("id", "r1", "transcript", transcript));

        String written = MadeData.write(data, null);

        assertThat(written.length()).isEqualTo(LARGEST);
        assertThat(written).contains("\"transcript\":{\"text\":\"aaa").doesNotContain("link");
    }

    @Test
    void whatTheBusinessAttachedGoesOnlyIfTheTextIsNotEnough() {
        Map<String, Object> roomy = of(2 * LARGEST);
        roomy.put("metadata", Map.of("order", "7"));
        Map<String, Object> crowded = of(100);
        crowded.put("metadata", Map.of("note", "n".repeat(LARGEST)));
        crowded.put("dynamicVariables", Map.of("name", "v"));

        assertThat(MadeData.write(roomy, "c1")).contains("\"metadata\":{\"order\":\"7\"}");
        assertThat(MadeData.write(crowded, "c1"))
                .contains("\"transcript\":\"ttt")
                .doesNotContain("metadata")
                .doesNotContain("dynamicVariables");
    }

    /** Data of so many bytes. */
    private static Map<String, Object> of(int bytes) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("transcript", "");
        data.put("transcript", "t".repeat(bytes - Json.write(data).length));
        return data;
    }
}
