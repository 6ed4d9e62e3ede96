package io.ringpost.api.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlatYamlTest {

    @Test
    void nested_keys_lists_and_names_with_signs_become_configuration_keys() throws IOException {
        String yaml = """
                RINGPOST_TIMEZONE: UTC
                ringpost:
                  voice:
                    routes:
                      "+551140000000": {forward-to: "+5511987654321", record: true}
                    numbers: [one, two]
                    nothing:
                """;

        assertThat(FlatYaml.read(new StringReader(yaml)))
                .isEqualTo(Map.of(
                        "RINGPOST_TIMEZONE", "UTC",
                        "ringpost.voice.routes.\"+551140000000\".forward-to", "+5511987654321",
                        "ringpost.voice.routes.\"+551140000000\".record", "true",
                        "ringpost.voice.numbers[0]", "one",
                        "ringpost.voice.numbers[1]", "two"));
    }

    @Test
    void an_empty_file_says_nothing() throws IOException {
        assertThat(FlatYaml.read(new StringReader(""))).isEmpty();
    }
}
