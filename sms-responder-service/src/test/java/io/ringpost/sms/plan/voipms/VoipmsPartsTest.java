package io.ringpost.sms.plan.voipms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class VoipmsPartsTest {
    @Test
    void hundredAndSixtyBytesAreOneText() {
        assertThat(texts("a".repeat(160))).containsExactly("a".repeat(160));
    }

    @Test
    void oneAccentMoreThanFitsMakesTwo() {
        List<String> parts = texts("a".repeat(159) + "é");

        assertThat(parts).hasSize(2).allMatch(part -> bytes(part) <= 160);
        assertThat(parts.get(0)).startsWith("(1/2) ");
    }

    @Test
    void fortyOneEmojiMakeTwo() {
        assertThat(texts("😀".repeat(41))).hasSize(2);
    }

    @Test
    void wordsStayWhole() {
        List<String> parts = texts("appointment ".repeat(20).strip());

        assertThat(parts).hasSize(2);
        assertThat(parts.get(0)).endsWith("appointment");
        assertThat(parts.get(1)).startsWith("(2/2) appointment");
    }

    @Test
    void lookAlikesCostNoMoreThanTheirAsciiOnes() {
        assertThat(texts("“it’s…” – ok")).containsExactly("\"it's...\" - ok");
    }

    @Test
    void moreThanThreeGoAsOneMms() {
        String mms = VoipmsParts.of("a ".repeat(500)).match(parts -> "texts", text -> text, bytes -> "too long");

        assertThat(mms).isEqualTo("a ".repeat(500));
    }

    @Test
    void moreThanVoipmsTakesIsRefused() {
        assertThat(VoipmsParts.of("a".repeat(2049)).<Integer>match(parts -> 0, text -> 0, bytes -> bytes))
                .isEqualTo(2049);
    }

    @Property(tries = 200)
    void nothingIsLostOrCutInTwo(@ForAll @StringLength(min = 1, max = 400) String text) {
        VoipmsParts.of(text)
                .match(
                        parts -> assertThat(parts).allMatch(part -> bytes(part) <= 160),
                        mms -> assertThat(bytes(mms)).isLessThanOrEqualTo(2048),
                        bytes -> assertThat(bytes).isGreaterThan(2048));
    }

    private static List<String> texts(String text) {
        return VoipmsParts.of(text).match(parts -> parts, mms -> List.of("mms"), bytes -> List.of("too long"));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
