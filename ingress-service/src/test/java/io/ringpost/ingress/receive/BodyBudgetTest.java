package io.ringpost.ingress.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.ingress.fixture.Settings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BodyBudgetTest {
    private static final int MIB = 1 << 20;
    private final BodyBudget budget = new BodyBudget(Settings.of(
            ReceiveSettings.class,
            Map.of(
                    "ringpost.receive.max-reading-bytes", "8388608",
                    "ringpost.receive.max-reading-bytes-per-network", "4194304",
                    "ringpost.receive.reading-bytes-for-small", "2097152")));

    @Test
    void leavesRoomForSmallBodiesWhateverLargeOnesTake() {
        for (int i = 0; i < 6; i++) {
            assertThat(open("10.0." + i + ".1").take(MIB)).isTrue();
        }

        assertThat(open("10.0.7.1").take(MIB)).isFalse();
        assertThat(open("10.0.8.1").take(BodyBudget.SMALL)).isTrue();
    }

    @Test
    void givesOneNetworkItsPartAndNoMore() {
        assertThat(open("10.0.0.1").take(3 * MIB)).isTrue();

        BodyBudget.Share refused = open("10.0.0.2");
        assertThat(refused.take(2 * MIB)).isFalse();
        refused.release();
        assertThat(open("10.0.1.1").take(2 * MIB)).isTrue();
    }

    @Test
    void countsABodyAsLargeFromItsFirstByteOnceItIs() {
        BodyBudget.Share growing = open("10.0.0.1");
        assertThat(growing.take(BodyBudget.SMALL)).isTrue();
        assertThat(growing.take(3 * MIB)).isTrue();

        assertThat(open("10.0.1.1").take(3 * MIB)).isFalse();
    }

    @Test
    void takesEverythingBack() {
        for (int i = 0; i < 50; i++) {
            BodyBudget.Share share = open("10.0.0.1");
            assertThat(share.take(3 * MIB)).isTrue();
            share.release();
            share.release();
        }

        assertThat(budget.taken()).isZero();
    }

    private BodyBudget.Share open(String address) {
        try {
            return budget.open(InetAddress.getByName(address));
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
