package io.ringpost.outbound.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.ringpost.outbound.store.AnswerHead;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadFieldsTest {
    @Test
    void fieldsAreKeptInTheOrderOfTheirNames() {
        AnswerHead head = HeadFields.kept(Map.of("server", "nginx", "content-type", "text/html", "x-request-id", "7"));

        assertThat(head.fields())
                .containsExactly(
                        entry("content-type", "text/html"), entry("server", "nginx"), entry("x-request-id", "7"));
        assertThat(head.truncated()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set-cookie",
                "set-cookie2",
                "cookie",
                "authorization",
                "proxy-authorization",
                "authentication-info",
                "x-auth-token",
                "x-amz-security-token",
                "x-api-key",
                "x-apikey",
                "x-access-key",
                "x-accesskey-id",
                "x-functions-key",
                "x-private-key",
                "ocp-apim-subscription-key",
                "x-client-secret",
                "x-session-id",
                "x-csrf",
                "x-webhook-signature",
                "x-jwt-assertion"
            })
    void credentialIsNamedAndItsValueIsNot(String name) {
        AnswerHead head = HeadFields.kept(Map.of(name, "geheim"));

        assertThat(head.fields()).containsExactly(entry(name, HeadFields.MASK));
        assertThat(head.truncated()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            x-echo           | Bearer abcdefgh.ijk             | Bearer ***
            x-echo           | {"auth":"Bearer abcdefgh.ijk"}  | {"auth":"Bearer ***"}
            x-echo           | {"auth":"Basic dXNlcjpwYXM="}   | {"auth":"Basic ***"}
            x-echo           | {\\"auth\\":\\"Bearer abcdefgh\\"} | {\\"auth\\":\\"Bearer ***\\"}
            x-echo           | ['Bearer abcdefgh']             | ['Bearer ***']
            x-echo           | {auth: Bearer abcdefgh}         | {auth: Bearer ***}
            x-echo           | [Bearer abcdefgh] (Bearer abcdefgh=) | [Bearer ***] (Bearer ***)
            x-echo           | was basic dXNlcjpwYXNz, once    | was basic ***, once
            www-authenticate | Basic realm="crm"               | Basic realm="crm"
            www-authenticate | Bearer authorization_uri="https://a.example" | Bearer authorization_uri="https://a.example"
            location         | https://crm.example/a#access_token=1 | https://crm.example/a#***
            location         | https://u:p@crm.example/a?k=1#x | https://***@crm.example/a?***
            location         | /login                          | /login
            link             | <https://c.example/?p=2>; rel=n | <https://c.example/?***>; rel=n
            x-note           | what? no address                | what? no address
            """)
    void credentialInsideAValueIsMaskedAndTheRestStays(String name, String value, String kept) {
        assertThat(HeadFields.kept(Map.of(name, value)).fields()).containsExactly(entry(name, kept));
    }

    @Test
    void longValueIsCutAndSaysSo() {
        AnswerHead head = HeadFields.kept(Map.of("a", "x".repeat(1_024), "b", "x".repeat(1_025)));

        assertThat(head.fields()).containsEntry("a", "x".repeat(1_024)).containsEntry("b", "x".repeat(1_024) + "…");
        assertThat(head.truncated()).isTrue();
    }

    @Test
    void hundredFieldsAreKeptAndThatThereWereMoreIsSaid() {
        assertThat(HeadFields.kept(fields(100, 1)).truncated()).isFalse();

        AnswerHead head = HeadFields.kept(fields(101, 1));

        assertThat(head.fields()).hasSize(100).doesNotContainKey("x-100");
        assertThat(head.truncated()).isTrue();
    }

    @Test
    void eightKilobytesAreKeptAndWhatIsSmallStillFits() {
        Map<String, String> fields = fields(9, 1_000);
        fields.put("z", "1");

        AnswerHead head = HeadFields.kept(fields);

        assertThat(head.fields()).hasSize(9).containsEntry("z", "1");
        assertThat(head.truncated()).isTrue();
        assertThat(head.fields().entrySet().stream()
                        .mapToInt(field ->
                                field.getKey().length() + field.getValue().length())
                        .sum())
                .isLessThanOrEqualTo(8 * 1024);
    }

    private static Map<String, String> fields(int many, int length) {
        return IntStream.range(0, many)
                .mapToObj("x-%03d"::formatted)
                .collect(Collectors.toMap(Function.identity(), name -> "v".repeat(length)));
    }
}
