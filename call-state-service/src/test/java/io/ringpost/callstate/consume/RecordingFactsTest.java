package io.ringpost.callstate.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.callstate.lifecycle.Parties;
import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import io.ringpost.contract.call.CallType;
import io.ringpost.contract.event.EventInfo;
import io.ringpost.contract.event.RecordingEvent;
import io.ringpost.contract.recording.RecordedCall;
import io.ringpost.contract.recording.Recording;
import io.ringpost.contract.recording.RecordingStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordingFactsTest {
    private static final Instant AT = Instant.parse("2026-01-15T12:00:00Z");

    @Test
    void aRecordingWithoutACallTellsWhoTalked() {
        Parties parties = RecordingFacts.of(stored(Provider.VOIPMS, Ids.leg(Provider.VOIPMS, "R1")))
                .parties();

        assertThat(parties.from()).isEqualTo("+18455550123");
        assertThat(parties.to()).isEqualTo("+18455550199");
        assertThat(parties.callType()).isEqualTo(CallType.PHONE_CALL);
    }

    @Test
    void aRecordingOfACallLeavesThatToTheCall() {
        assertThat(RecordingFacts.of(stored(Provider.VOIPMS, Ids.leg(Provider.VOIPMS, "C1")))
                        .parties())
                .isEqualTo(Parties.NONE);
        assertThat(RecordingFacts.of(stored(Provider.WAVOIP, Ids.leg(Provider.WAVOIP, "R1")))
                        .parties())
                .isEqualTo(Parties.NONE);
    }

    private static RecordingEvent stored(Provider provider, String callId) {
        Recording recording = new Recording(
                Ids.recording(provider, "R1"),
                callId,
                "call",
                provider,
                "R1",
                null,
                RecordingStatus.STORED,
                null,
                "audio/mpeg",
                100L,
                "00ff",
                83,
                1,
                1,
                null,
                AT,
                null,
                new RecordedCall(callId, "+18455550123", "+18455550199", List.of("R1")));
        return new RecordingEvent.Stored(new EventInfo("e1", recording.id(), AT, 1), recording);
    }
}
