package io.ringpost.recording.sign;

import static io.ringpost.recording.sign.LinkSignature.Verdict.EXPIRED;
import static io.ringpost.recording.sign.LinkSignature.Verdict.FORGED;
import static io.ringpost.recording.sign.LinkSignature.Verdict.VALID;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkSignatureTest {
    private static final Instant END = Instant.ofEpochSecond(2_000_000_000);
    private static final String ENDS = "2000000000";
    private static final byte[] OLD = "old key".getBytes(UTF_8);
    private static final byte[] NEW = "new key".getBytes(UTF_8);

    private final LinkSignature links = new LinkSignature(List.of(OLD));

    @Test
    void opensOneRecordingUntilItsEnd() {
        String signature = links.sign("a1", END);

        assertThat(links.judge("a1", ENDS, signature, END)).isEqualTo(VALID);
        assertThat(links.judge("a1", ENDS, signature, END.plusSeconds(1))).isEqualTo(EXPIRED);
        assertThat(links.judge("a2", ENDS, signature, END)).isEqualTo(FORGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2000000001", "", "02000000000", "2000000000\n", "-1", "99999999999999999999"})
    void itsEndCannotBeMoved(String end) {
        assertThat(links.judge("a1", end, links.sign("a1", END), Instant.EPOCH)).isEqualTo(FORGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "ä"})
    void itsSignatureCannotBeGuessed(String signature) {
        assertThat(links.judge("a1", ENDS, signature, Instant.EPOCH)).isEqualTo(FORGED);
    }

    @Test
    void survivesTheReplacementOfTheKey() {
        String signature = links.sign("a1", END);

        assertThat(new LinkSignature(List.of(NEW, OLD)).judge("a1", ENDS, signature, END))
                .isEqualTo(VALID);
        assertThat(new LinkSignature(List.of(NEW)).judge("a1", ENDS, signature, END))
                .isEqualTo(FORGED);
    }
}
