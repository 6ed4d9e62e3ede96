package io.ringpost.recording.fetch.voipms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class Base64FieldTest {
    @Property
    void readsTheFieldHoweverTheDocumentIsCut(@ForAll byte[] audio, @ForAll @IntRange(min = 1, max = 64) int cut) {
        String text = Base64.getEncoder().encodeToString(audio).replace("/", "\\/");
        String json = "{\"status\":\"success\",\"recordings\":[{\"type\":\"base\",\"base64file\" : \"" + text
                + "\",\"duration\":\"00:01\"}]}";

        Base64Field field = new Base64Field();
        byte[] decoded = read(field, json.getBytes(UTF_8), cut);

        assertThat(decoded).isEqualTo(audio);
        assertThat(new String(field.rest(), UTF_8))
                .endsWith("\"duration\":\"00:01\"}]}")
                .doesNotContain("\\/");
    }

    @Test
    void readsUnpaddedAndBrokenLines() {
        Base64Field field = new Base64Field();

        assertThat(read(field, "{\"base64file\":\"YXVk\\naW8\"}".getBytes(UTF_8), 3))
                .asString(UTF_8)
                .startsWith("aud");
    }

    @Test
    void keepsARefusalWhole() {
        Base64Field field = new Base64Field();

        assertThat(read(field, "{\"status\":\"no_recording\"}".getBytes(UTF_8), 5))
                .isEmpty();
        assertThat(field.rest()).asString(UTF_8).isEqualTo("{\"status\":\"no_recording\"}");
    }

    private static byte[] read(Base64Field field, byte[] document, int cut) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream();
        for (int from = 0; from < document.length; from += cut) {
            decoded.writeBytes(field.take(Arrays.copyOfRange(document, from, Math.min(document.length, from + cut))));
        }
        return decoded.toByteArray();
    }
}
