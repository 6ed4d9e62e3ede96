package io.ringpost.api.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormsTest {
    private static final Map<String, Form> FORMS = Map.ofEntries(
            Map.entry("port", Forms.port()),
            Map.entry("hosts", Forms.hostPorts()),
            Map.entry("database", Forms.databaseUrl()),
            Map.entry("url", Forms.httpUrl()),
            Map.entry("key", Forms.keys32()),
            Map.entry("networks", Forms.networks()),
            Map.entry("durations", Forms.durations()),
            Map.entry("duration", Forms.duration()),
            Map.entry("timezone", Forms.timezone()),
            Map.entry("switch", Forms.trueOrFalse()),
            Map.entry("text", Forms.text()));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "port|0|true",
                "port|65535|true",
                "port|65536|false",
                "port|http|false",
                "hosts|localhost:9092|true",
                "hosts|a:1, b:2|true",
                "hosts|SASL_SSL://a:1|true",
                "hosts|[::1]:9092|true",
                "hosts|localhost|false",
                "hosts|a:1,|false",
                "database|postgresql://localhost:5433/ringpost|true",
                "database|postgresql://db/ringpost?sslmode=require|true",
                "database|jdbc:postgresql://db/ringpost|false",
                "database|postgresql://user:pass@db/ringpost|false",
                "database|postgresql://db|false",
                "url|https://example.com/base|true",
                "url|ftp://example.com|false",
                "url|example.com|false",
                "key|AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=|true",
                "key|AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=, AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=|true",
                "key|AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=,|false",
                "key|AAAA|false",
                "key|not base64|false",
                "networks|10.0.0.0/8, ::1, 192.0.2.1|true",
                "networks|ten|false",
                "durations|0s,1m,5m,15m,1h|true",
                "durations|0s;1m|false",
                "durations|1 minute|false",
                "duration|14d|true",
                "duration|-1s|false",
                "timezone|America/Sao_Paulo|true",
                "timezone|Sao Paulo|false",
                "switch|true|true",
                "switch|yes|false",
                "text|x|true"
            })
    void a_value_fits_its_form_or_not(String form, String value, boolean fits) {
        assertThat(Objects.requireNonNull(FORMS.get(form)).fault(value).isEmpty())
                .isEqualTo(fits);
    }
}
