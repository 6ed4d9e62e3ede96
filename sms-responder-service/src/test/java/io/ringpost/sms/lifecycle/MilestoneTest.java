package io.ringpost.sms.lifecycle;

import static io.ringpost.contract.sms.MessageStatus.DELIVERED;
import static io.ringpost.contract.sms.MessageStatus.FAILED;
import static io.ringpost.contract.sms.MessageStatus.QUEUED;
import static io.ringpost.contract.sms.MessageStatus.SENT;
import static io.ringpost.contract.sms.MessageStatus.UNDELIVERED;
import static io.ringpost.contract.sms.MessageStatus.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MilestoneTest {
    @Test
    void whatArrivedWithoutAWordInBetweenWasSentToo() {
        assertThat(Milestone.reached(QUEUED, DELIVERED)).containsExactly(Milestone.SENT, Milestone.DELIVERED);
        assertThat(Milestone.reached(UNKNOWN, UNDELIVERED)).containsExactly(Milestone.SENT, Milestone.FAILED);
    }

    @Test
    void whatWasRefusedWasNeverSent() {
        assertThat(Milestone.reached(QUEUED, FAILED)).containsExactly(Milestone.FAILED);
    }

    @Test
    void eachStepTellsWhatIsNew() {
        assertThat(Milestone.reached(QUEUED, SENT)).containsExactly(Milestone.SENT);
        assertThat(Milestone.reached(SENT, DELIVERED)).containsExactly(Milestone.DELIVERED);
        assertThat(Milestone.reached(SENT, UNDELIVERED)).containsExactly(Milestone.FAILED);
        assertThat(Milestone.reached(UNDELIVERED, DELIVERED)).containsExactly(Milestone.DELIVERED);
    }

    @Test
    void whatWasToldIsNotToldAgain() {
        assertThat(Milestone.reached(SENT, SENT)).isEmpty();
        assertThat(Milestone.reached(DELIVERED, DELIVERED)).isEmpty();
        assertThat(Milestone.reached(FAILED, FAILED)).isEmpty();
        assertThat(Milestone.reached(FAILED, UNDELIVERED)).containsExactly(Milestone.SENT);
        assertThat(Milestone.reached(QUEUED, UNKNOWN)).isEmpty();
    }
}
