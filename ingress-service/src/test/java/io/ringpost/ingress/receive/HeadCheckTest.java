package io.ringpost.ingress.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.ingress.provider.RequestHeaders;
import io.ringpost.ingress.refuse.RefusalStyle;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadCheckTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "twilio, POST, application/x-www-form-urlencoded; charset=utf-8, -, 10, 0",
                "twilio, POST, application/json, -, 10, 0",
                "twilio, POST, text/plain, -, 10, 415",
                "twilio, POST, -, -, 10, 415",
                "twilio, GET, -, -, -, 0",
                "twilio, PUT, application/json, -, 10, 405",
                "wavoip, POST, -, -, 10, 0",
                "wavoip, POST, text/html, -, 1048576, 0",
                "wavoip, POST, application/json, -, 1048577, 413",
                "wavoip, POST, application/json, -, 99999999999999999999999999, 413",
                "wavoip, POST, application/json, gzip, 10, 415",
                "wavoip, POST, application/json, identity, 10, 0",
                "wavoip, POST, Multipart/Form-Data; boundary=x, -, 10, 415",
                "wavoip, DELETE, -, gzip, 99999999, 405",
            })
    void judgesTheHead(String provider, String method, String type, String encoding, String length, int status) {
        Map<String, String> headers = new TreeMap<>();
        put(headers, "Content-Type", type);
        put(headers, "Content-Encoding", encoding);
        put(headers, "Content-Length", length);
        Place place = new Place(provider, "/x", Set.of("GET", "POST"), RefusalStyle.JSON);

        int found = HeadCheck.check(method, place, RequestHeaders.of(headers), 1 << 20)
                .map(cause -> cause.status())
                .orElse(0);

        assertThat(found).isEqualTo(status);
    }

    private static void put(Map<String, String> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }
}
