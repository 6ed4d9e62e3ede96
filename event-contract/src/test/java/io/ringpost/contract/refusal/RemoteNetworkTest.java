package io.ringpost.contract.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemoteNetworkTest {
    @ParameterizedTest
    @CsvSource({
        "203.0.113.77,          203.0.113.0/24",
        "255.255.255.255,       255.255.255.0/24",
        "::ffff:203.0.113.77,   203.0.113.0/24",
        "2001:db8:1:2:3:4:5:6,  2001:db8:1:0:0:0:0:0/48",
        "::1,                   0:0:0:0:0:0:0:0/48",
    })
    void keepsTheNetworkOnly(String address, String network) throws UnknownHostException {
        assertThat(RemoteNetwork.of(InetAddress.getByName(address))).isEqualTo(network);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.77,  203.0.113.1,       true",
        "203.0.113.77,  203.0.112.77,      false",
        "2001:db8:1::1, 2001:db8:1:2::9,   true",
        "2001:db8:1::1, 2001:db8:2::1,     false",
        "::1,           0.0.0.1,           false",
    })
    void countsWhatIsOfOneNetworkTogether(String one, String other, boolean same) throws UnknownHostException {
        assertThat(RemoteNetwork.number(InetAddress.getByName(one))
                        == RemoteNetwork.number(InetAddress.getByName(other)))
                .isEqualTo(same);
    }
}
