package io.ringpost.outbound.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompactJsonTest {
    @ParameterizedTest
    @CsvSource({
        "1.0, 1",
        "-1.50, -1.5",
        "0.0, 0",
        "-0, 0",
        "1e-6, 0.000001",
        "1e-7, 1e-7",
        "1e20, 100000000000000000000",
        "1e21, 1e21",
        "-1e21, -1e21"
    })
    void numbersAreWrittenAsJavascriptWould(String given, String written) throws IOException {
        assertThat(copy(given, CompactJson.Numbers.AS_JAVASCRIPT)).isEqualTo(written);
    }

    @Test
    void numbersAreKeptWhereTheyAreNotOurs() throws IOException {
        assertThat(copy("[1.0,-0,1e3]", CompactJson.Numbers.AS_GIVEN)).isEqualTo("[1.0,-0,1e3]");
    }

    @Test
    void blanksGoAndOrderStays() throws IOException {
        assertThat(copy(" { \"b\" : [ true , null ] , \"a\" : { } } ", CompactJson.Numbers.AS_GIVEN))
                .isEqualTo("{\"b\":[true,null],\"a\":{}}");
    }

    @Test
    void onlyWhatMustBeEscapedIs() throws IOException {
        String text = "\"\\u0001\\b\\f\\n\\r\\t\\\"\\\\\\/ç\\ud83d\\ude00\\ud83d\\ude00a\\ud83d\"";

        assertThat(copy(text, CompactJson.Numbers.AS_GIVEN))
                .isEqualTo("\"\\u0001\\b\\f\\n\\r\\t\\\"\\\\/ç😀😀a\\ud83d\"");
    }

    private static String copy(String json, CompactJson.Numbers numbers) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            parser.nextToken();
            return CompactJson.copy(parser, numbers);
        }
    }
}
