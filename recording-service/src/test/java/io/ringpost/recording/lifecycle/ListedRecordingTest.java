package io.ringpost.recording.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ListedRecordingTest {
    private static final Instant OVER = Instant.parse("2026-01-15T12:00:00Z");

    private final ListedRecording listed = new ListedRecording("R1", OVER, null, Details.NONE.in("100000"));

    @Test
    void isTheNoticeOfARelay() {
        RecordingNotice notice = listed.notice("C1");

        assertThat(notice.id()).isEqualTo(Ids.recording(Provider.VOIPMS, "R1"));
        assertThat(notice.legId()).isEqualTo(Ids.leg(Provider.VOIPMS, "C1"));
        assertThat(notice.stage()).isEqualTo(Stage.READY);
        assertThat(notice.said().at()).isEqualTo(OVER);
        assertThat(notice.details().account()).isEqualTo("100000");
    }

    @Test
    void withoutACallIsFiledUnderItself() {
        assertThat(listed.notice(null).legId()).isEqualTo(Ids.leg(Provider.VOIPMS, "R1"));
    }

    @Test
    void waitsForItsCallForTenMinutes() {
        assertThat(listed.orphan(OVER)).isFalse();
        assertThat(listed.orphan(OVER.plusSeconds(600))).isFalse();
        assertThat(listed.orphan(OVER.plusSeconds(601))).isTrue();
    }

    @Test
    void numbersAreComparedByTheirLastTenDigits() {
        assertThat(Beginning.digits("+1 (845) 555-0123")).isEqualTo("8455550123");
        assertThat(Beginning.digits("101")).isEqualTo("101");
        assertThat(Beginning.digits("anonymous")).isEmpty();
    }
}
