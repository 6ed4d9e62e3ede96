package io.ringpost.safehttp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlPolicyTest {

    private final UrlPolicy policy = new UrlPolicy(AddressGuard.strict(), false);

    @ParameterizedTest
    @CsvSource({
        "https://crm.example/hook,              crm.example,  443,  /hook",
        "HTTPS://CRM.Example:8443/a?b=c%20d,    crm.example,  8443, /a?b=c%20d",
        "http://crm.example,                    crm.example,  80,   /",
        "http://crm.example?x=1,                crm.example,  80,   /?x=1",
        "https://a_b.xn--bcher-kva.example/,    a_b.xn--bcher-kva.example, 443, /",
        "https://8.8.8.8/,                      8.8.8.8,      443,  /",
        "https://[2606:4700::1111]:444/,        2606:4700::1111, 444, /",
        "http://1password.example/,             1password.example, 80, /"
    })
    void aPlainUrlIsUsable(String url, String host, int port, String path) {
        Target target = policy.check(url).match(usable -> usable.target(), refused -> {
            throw new AssertionError(refused.reason());
        });

        assertThat(target.host()).isEqualTo(host);
        assertThat(target.port()).isEqualTo(port);
        assertThat(target.pathAndQuery()).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ftp://crm.example/            | only https and http",
                "file:///etc/passwd            | only https and http",
                "crm.example/hook              | form https://host/path",
                "https:///hook                 | names no host",
                "https://user:pw@crm.example/  | user name",
                "https://crm.example\\@10.0.0.1/ | backslash",
                "https://crm.example/#top      | fragment",
                "https://crm.example:0/        | port",
                "https://crm.example:65536/    | port",
                "https://crm.example:x/        | port",
                "https://crm.example./         | ends in a dot",
                "https://127.0.0.1./           | ends in a dot",
                "https://crm..example/         | no valid name",
                "https://-crm.example/         | no valid name",
                "https://crm.exa%6dple/        | no valid name",
                "https://b\u00fccher.example/  | non-ASCII",
                "https://\u2460\u2461\u2466.0.0.1/ | non-ASCII",
                "https://crm.example/a b       | spaces",
                "https://2130706433/           | four decimal numbers",
                "https://0x7f.1/               | four decimal numbers",
                "https://0177.0.0.1/           | four decimal numbers",
                "https://127.1/                | four decimal numbers",
                "https://foo.0x7f/             | four decimal numbers",
                "https://256.1.1.1/            | no valid address",
                "https://[fe80::1%25eth0]/     | address",
                "https://[::1/                 | cannot be read",
                "https://[crm.example]/        | address",
            })
    void aUrlThatParsersReadDifferentlyIsRefusedWithItsReason(String url, String reason) {
        UrlVerdict.Refused refused = refused(policy, url);

        assertThat(refused.code()).isEqualTo(FailureCode.BAD_URL);
        assertThat(refused.reason()).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://[::1]/",
                "http://169.254.169.254/latest",
                "http://[::ffff:10.0.0.1]/"
            })
    void aForbiddenLiteralIsRefusedBeforeAnyLookUp(String url) {
        assertThat(refused(policy, url).code()).isEqualTo(FailureCode.FORBIDDEN_ADDRESS);
    }

    @Test
    void httpIsRefusedWhereOnlyHttpsIsAllowed() {
        UrlPolicy strict = new UrlPolicy(AddressGuard.strict(), true);

        assertThat(refused(strict, "http://crm.example/").code()).isEqualTo(FailureCode.HTTPS_REQUIRED);
    }

    @Test
    void anOpenedLiteralIsUsable() {
        UrlPolicy local = new UrlPolicy(AddressGuard.allowing(List.of("127.0.0.0/8")), false);

        boolean usable = local.check("http://127.0.0.1:3100/webhook").match(yes -> true, no -> false);

        assertThat(usable).isTrue();
    }

    @Test
    void anOverlongUrlIsRefused() {
        assertThat(refused(policy, "https://crm.example/" + "a".repeat(2048)).reason())
                .contains("longer");
    }

    private static UrlVerdict.Refused refused(UrlPolicy policy, String url) {
        return policy.check(url)
                .match(
                        usable -> {
                            throw new AssertionError("usable: " + usable.target());
                        },
                        refused -> refused);
    }
}
