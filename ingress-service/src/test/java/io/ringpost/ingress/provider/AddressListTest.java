package io.ringpost.ingress.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressListTest {
    @ParameterizedTest
    @CsvSource({
        "100.20.5.228, 100.20.5.228, true",
        "100.20.5.228, 100.20.5.229, false",
        "184.75.214.0/23, 184.75.215.255, true",
        "184.75.214.0/23, 184.75.216.0, false",
        "184.75.214.77/24, 184.75.214.1, true",
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "1.2.3.0/24, 1.2.30.4, false",
        "1.2.3.4/32, 1.2.3.4, true",
        "1.2.3.4/32, 1.2.3.5, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "2001:DB8:0:0::1, 2001:db8::1, true",
        "::1, 127.0.0.1, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "::ffff:184.75.214.0/120, 184.75.214.9, true",
        "::ffff:184.75.214.0/120, 184.75.215.9, false",
        "::ffff:1.2.3.4, 1.2.3.4, true",
    })
    void holdsTheAddressesOfItsNetworks(String entry, String address, boolean held) throws UnknownHostException {
        assertThat(new AddressList(List.of(entry)).contains(InetAddress.getByName(address)))
                .isEqualTo(held);
    }

    /** As a socket that listens for both gives it. */
    @Test
    void knowsAnIpv4AddressInIpv6Clothes() throws UnknownHostException {
        InetAddress plain = InetAddress.getByName("184.75.214.9");
        byte[] mapped = new byte[16];
        mapped[10] = (byte) 0xff;
        mapped[11] = (byte) 0xff;
        System.arraycopy(plain.getAddress(), 0, mapped, 12, 4);
        InetAddress clothed = java.net.Inet6Address.getByAddress(null, mapped, -1);

        assertThat(new AddressList(List.of("184.75.214.0/24")).contains(clothed))
                .isTrue();
        assertThat(new AddressList(List.of("184.75.215.0/24")).contains(clothed))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "all",
                "10.0.0",
                "10.*.*.*",
                "10.0.0.1-5",
                "1.2.3.4/33",
                "010.0.0.1",
                "0x0a000001",
                "167772161",
                "10.0.0.0/255.0.0.0",
                "::1/129",
                "proxy.internal",
                "/24"
            })
    void takesNothingThatIsNoAddressAndNoNetwork(String entry) {
        assertThatThrownBy(() -> new AddressList(List.of("10.0.0.1", entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(entry);
    }

    @Test
    void isEmptyIfOnlyBlanksAreSet() {
        assertThat(new AddressList(List.of("", "  ")).isEmpty()).isTrue();
        assertThat(new AddressList(List.of(" ::1 ")).isEmpty()).isFalse();
    }
}
