package io.ringpost.ingress.provider;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuerySecretsTest {
    @ParameterizedTest
    @CsvSource({
        "token=abc, token=***",
        "a=1&token=abc&b=%20x+y, a=1&token=***&b=%20x+y",
        "to%6ben=abc&c, to%6ben=***&c",
        "TOKEN=abc;from=1, TOKEN=***;from=1",
        "mytoken=abc&tokens=d, mytoken=abc&tokens=d",
        "token, token",
        "token=a=b&x=y, token=***&x=y",
        "'', ''",
    })
    void hidesSecretsAndNothingElse(String query, String masked) {
        assertThat(QuerySecrets.mask(query)).isEqualTo(masked);
    }
}
