package io.ringpost.ingress.spool;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.Topology;
import org.junit.jupiter.api.Test;

class LaneTest {
    private final Lane lane = new Lane(Topology.CRM_EVENTS);

    @Test
    void isAsOldAsItsFirstRecord() {
        lane.add(10, 1000);
        lane.add(10, 2000);

        assertThat(lane.oldest()).isEqualTo(1000);
    }

    @Test
    void hasNoAgeOnceItIsEmpty() {
        lane.add(10, 1000);
        lane.remove(10);

        assertThat(lane.oldest()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void takesNoAgeFromWhatWasLostToDamage() {
        lane.add(10, 1000);
        lane.undated();
        long afterTheLoss = lane.oldest();
        lane.add(10, 5000);

        assertThat(afterTheLoss).isEqualTo(Long.MAX_VALUE);
        assertThat(lane.oldest()).isEqualTo(5000);
    }
}
