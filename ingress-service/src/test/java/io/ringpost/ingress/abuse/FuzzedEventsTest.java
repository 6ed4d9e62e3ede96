package io.ringpost.ingress.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ringpost.contract.event.CrmEvent;
import io.ringpost.ingress.fixture.Hostile;
import io.ringpost.ingress.fixture.Requests;
import io.ringpost.ingress.provider.crm.CrmHandIn;
import io.ringpost.ingress.provider.crm.CrmReader;
import io.ringpost.ingress.provider.crm.EventTypes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Events of a caller who has a key and no mercy. */
class FuzzedEventsTest {
    private static final ObjectMapper TREES = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private final CrmReader reader = EventTypes.reader();

    @Property
    void whateverComesIsAcceptedInvalidOrUnreadable(@ForAll("bodies") byte[] body) throws IOException {
        List<CrmEvent> events = reader.read(body, new CrmHandIn("crm", Optional.empty(), Requests.NOW))
                .match(accepted -> accepted, detail -> List.of(), errors -> List.of(), List::of);

        for (CrmEvent event : events) {
            assertThat(TREES.readTree(event.body()).path("event").asText()).isEqualTo(event.event());
            assertThat(event.info().id()).matches("[\\x21-\\x7e]{1,200}");
            assertThat(event.key()).hasSizeBetween(1, 500);
            assertThat(event.key().getBytes(StandardCharsets.UTF_8))
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo(event.key());
        }
    }

    @Property
    void anAcceptedEventSaysWhatWasHandedIn(@ForAll("values") String value) throws IOException {
        String body =
                "{\"event\":\"cliente.criado\",\"timestamp\":\"2024-01-01T10:00:00Z\",\"data\":{\"id\":\"c1\",\"extra\":"
                        + value + "}}";

        List<CrmEvent> events = reader.read(
                        body.getBytes(StandardCharsets.UTF_8), new CrmHandIn("crm", Optional.empty(), Requests.NOW))
                .match(accepted -> accepted, detail -> List.of(), errors -> List.of(), List::of);

        for (CrmEvent event : events) {
            JsonNode given = TREES.readTree(body);
            assertThat(TREES.readTree(event.body())).isEqualTo(given);
        }
    }

    @Provide
    Arbitrary<byte[]> bodies() {
        Arbitrary<byte[]> wrapped = Combinators.combine(
                        Hostile.bytes(),
                        Arbitraries.of(
                                "[%s]",
                                "{\"event\":\"cliente.criado\",\"data\":%s}",
                                "{\"event\":\"cliente.criado\",\"timestamp\":%s,\"data\":{\"id\":1}}",
                                "{\"event\":\"cliente.criado\",\"data\":{\"id\":%s}}",
                                "{\"event\":\"cliente.criado\",\"id\":%s,\"data\":{\"id\":\"1\"}}"))
                .as((bytes, frame) -> frame.formatted(new String(bytes, StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8));
        return Arbitraries.oneOf(Hostile.bytes(), wrapped);
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "1e308",
                        "1e309",
                        "-0.0",
                        "1E-400",
                        "1e99999999",
                        "1e-99999999",
                        "1e2147483647",
                        "1e-2147483647",
                        "0e9999999999",
                        "123456789012345678901234567890.10",
                        "\"\\ud83e\\uddb7\"",
                        "\"\\u0000\"",
                        "\"\\ud800\"",
                        "{\"\":{}}"),
                Arbitraries.strings().map(text -> TextNode.valueOf(text).toString()));
    }
}
