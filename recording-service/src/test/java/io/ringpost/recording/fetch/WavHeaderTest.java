package io.ringpost.recording.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.local.play.Wav;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WavHeaderTest {
    @Test
    void tellsLengthAndChannels() {
        byte[] wav = Wav.of("RE1", 2);

        assertThat(WavHeader.of(Arrays.copyOf(wav, 4_096), wav.length)).contains(new WavHeader(2, 1));
    }

    @Test
    void countsWhatIsThereWhereTheHeaderWasWrittenTooEarly() {
        byte[] wav = Wav.of("RE1", 1);
        ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).putInt(40, -1);

        assertThat(WavHeader.of(wav, wav.length)).contains(new WavHeader(1, 1));
    }

    @Test
    void tellsNothingOfOtherAudio() {
        assertThat(WavHeader.of(new byte[4_096], 4_096)).isEmpty();
    }

    @Property
    boolean survivesAnyBytes(@ForAll byte[] start) {
        return WavHeader.of(start, start.length).map(WavHeader::seconds).orElse(0) >= 0;
    }
}
