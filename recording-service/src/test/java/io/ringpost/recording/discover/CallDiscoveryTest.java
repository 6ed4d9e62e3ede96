package io.ringpost.recording.discover;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import io.ringpost.contract.call.CallStatus;
import io.ringpost.contract.call.Leg;
import io.ringpost.contract.event.CallEvent;
import io.ringpost.recording.fixture.Calls;
import io.ringpost.recording.lifecycle.CallNews;
import io.ringpost.recording.lifecycle.Finding;
import io.ringpost.recording.lifecycle.RecordingNotice;
import io.ringpost.recording.lifecycle.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallDiscoveryTest {
    @ParameterizedTest
    @CsvSource({
        "WAVOIP,COMPLETED,1",
        "RETELL,COMPLETED,1",
        "RETELL,IN_PROGRESS,1",
        "RETELL,RINGING,0",
        "RETELL,FAILED,0",
        "TWILIO,COMPLETED,0",
        "VOIPMS,COMPLETED,0"
    })
    void anAnsweredLegMayHaveOneRecording(Provider provider, CallStatus status, int expected) {
        Finding finding = Calls.finding(Calls.ended(3, 37, new Leg(provider, "1", "leg", status, null)));

        assertThat(finding.notices())
                .hasSize(expected)
                .extracting(RecordingNotice::stage)
                .allMatch(Stage.UNDER_WAY::equals);
        assertThat(finding.notices()).allMatch(notice -> notice.said().at().equals(Calls.ENDED));
        assertThat(finding.offers()).isEmpty();
    }

    @Test
    void anEndNamesAllLegsInOrder() {
        Leg twilio = new Leg(Provider.TWILIO, "CA1", "parent", CallStatus.COMPLETED, null);
        Leg same = new Leg(Provider.RETELL, "CA1", "agent", CallStatus.COMPLETED, null);

        CallNews news = Calls.finding(Calls.ended(3, 37, twilio, same)).calls().get(0);

        assertThat(news.aliases())
                .containsExactlyInAnyOrder(Ids.leg(Provider.TWILIO, "CA1"), Ids.leg(Provider.RETELL, "CA1"))
                .isSorted();
        assertThat(news.ended()).isEqualTo(new CallNews.Ended(Calls.FROM, Calls.TO, List.of("CA1")));
    }

    @Test
    void aMergeIsAnAlias() {
        assertThat(Calls.finding(Calls.merged("gone", "into", 4)).calls())
                .containsExactly(new CallNews("into", List.of("gone"), 4, null, false));
    }

    @Test
    void anErasureIsNews() {
        Finding finding = Calls.finding(Calls.erased("id"));

        assertThat(finding.calls()).containsExactly(new CallNews("id", List.of(), 0, null, true));
        assertThat(finding.notices()).isEmpty();
    }

    @Test
    void whatComesBeforeTheEndIsNone() {
        CallEvent.Ended ended = Calls.ended(3, 37, new Leg(Provider.WAVOIP, "1", "call", CallStatus.COMPLETED, null));
        CallDiscovery discovery = new CallDiscovery();

        assertThat(List.of(
                        discovery.initiated(new CallEvent.Initiated(ended.info(), ended.data())),
                        discovery.ringing(new CallEvent.Ringing(ended.info(), ended.data())),
                        discovery.answered(new CallEvent.Answered(ended.info(), ended.data())),
                        discovery.analysed(new CallEvent.Analysed(ended.info(), ended.data()))))
                .containsOnly(new Discovery.Nothing("other_event"));
    }
}
