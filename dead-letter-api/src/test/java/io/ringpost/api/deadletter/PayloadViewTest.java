package io.ringpost.api.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PayloadViewTest {
    @Test
    void readableTextIsShownAsText() {
        assertThat(PayloadView.of("{\n\t\"a\": \"olá\"}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new PayloadView("{\n\t\"a\": \"olá\"}", null));
    }

    @Test
    void allElseIsBase64() {
        assertThat(PayloadView.of(new byte[] {(byte) 0xff})).isEqualTo(new PayloadView(null, "/w=="));
        assertThat(PayloadView.of(new byte[] {'a', 0})).isEqualTo(new PayloadView(null, "YQA="));
    }

    @Test
    void tombstoneHasNone() {
        assertThat(PayloadView.of(null)).isNull();
    }
}
