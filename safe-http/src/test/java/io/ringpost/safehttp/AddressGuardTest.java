package io.ringpost.safehttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import inet.ipaddr.IPAddressString;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

    private final AddressGuard strict = AddressGuard.strict();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.255.255.255",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "100.100.100.200",
                "127.0.0.1",
                "127.255.255.254",
                "168.63.129.16",
                "169.254.169.254",
                "169.254.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.0.192",
                "192.0.2.1",
                "192.168.0.1",
                "192.88.99.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::2",
                "::127.0.0.1",
                "::8.8.8.8",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fe80::1%eth0",
                "fec0::1",
                "ff02::1",
                "2001:db8::1",
                "100::1",
                "2001::1",
                "2001:10::1",
                "2002:7f00:1::",
                "2002:808:808::1",
                "3fff::1",
                "5f00::1",
                "64:ff9b:1::1",
                "64:ff9b::127.0.0.1",
                "64:ff9b::10.1.2.3",
                "::ffff:127.0.0.1",
                "::ffff:169.254.169.254",
                "::ffff:0:127.0.0.1"
            })
    void whatIsNotThePublicInternetIsForbidden(String address) {
        assertThat(allows(strict, address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450:4001::1",
                "64:ff9b::8.8.8.8",
                "::ffff:8.8.8.8"
            })
    void thePublicInternetIsAllowedUpToItsEdges(String address) {
        assertThat(allows(strict, address)).isTrue();
    }

    @Test
    void anExceptionOpensExactlyItsRange() {
        AddressGuard guard = AddressGuard.allowing(List.of("10.1.0.0/16", " ::1 "));

        assertThat(allows(guard, "10.1.255.255")).isTrue();
        assertThat(allows(guard, "::ffff:10.1.0.1")).isTrue();
        assertThat(allows(guard, "::1")).isTrue();
        assertThat(allows(guard, "10.2.0.0")).isFalse();
        assertThat(allows(guard, "127.0.0.1")).isFalse();
        assertThat(allows(guard, "8.8.8.8")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "::/0", "10.0.0.0/7", "", "*", "10.1.*.*", "intranet", "10.0.0.0/33"})
    void anExceptionThatIsNoRangeOrSwitchesTheGuardOffIsRefused(String cidr) {
        assertThatIllegalArgumentException().isThrownBy(() -> AddressGuard.allowing(List.of(cidr)));
    }

    private static boolean allows(AddressGuard guard, String address) {
        return guard.allows(new IPAddressString(address).getAddress());
    }
}
