package io.ringpost.recording.sign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PartiesMarkTest {
    private static final byte[] OLD = new byte[32];
    private static final byte[] NEW = {1, 2, 3};

    @Test
    void isTheSameWhoeverCalledWhom() {
        PartiesMark mark = new PartiesMark(List.of(NEW));

        assertThat(mark.of("8455550123", "8455550199")).isEqualTo(mark.of("8455550199", "8455550123"));
        assertThat(mark.of("8455550123", "8455550199")).isNotEqualTo(mark.of("8455550123", "8455550198"));
        assertThat(mark.of("84", "5")).isNotEqualTo(mark.of("8", "45"));
    }

    @Test
    void ofAReplacedKeyIsStillLookedFor() {
        String kept = new PartiesMark(List.of(OLD)).of("1", "2");

        assertThat(new PartiesMark(List.of(NEW, OLD)).all("2", "1")).contains(kept);
        assertThat(new PartiesMark(List.of(NEW)).all("1", "2")).doesNotContain(kept);
    }
}
