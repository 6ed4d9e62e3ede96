package io.ringpost.ingress.provider.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.api.problem.FieldError;
import io.ringpost.contract.crm.CrmCatalogue;
import io.ringpost.contract.event.CrmEvent;
import io.ringpost.ingress.fixture.CrmBodies;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrmReaderTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.123456Z");
    private static final String CLIENT =
            "{\"event\":\"cliente.criado\",\"timestamp\":\"2024-01-01T10:00:00Z\",\"data\":{\"id\":\"c1\"}}";

    private final EventTypeRegistry registry = EventTypes.read();
    private final CrmReader reader = new CrmReader(registry);

    @Test
    void takesEveryEventOfTheCatalogue() {
        String all = CrmCatalogue.all().stream()
                .map(type -> CrmBodies.of(type, "e1"))
                .collect(Collectors.joining(",", "[", "]"));

        List<CrmEvent> events = accepted(all, handIn(null));

        assertThat(events).hasSize(15);
        assertThat(events).extracting(CrmEvent::key).containsOnly("e1");
    }

    @Test
    void keepsKeysAndNumbersAsTheyWereGiven() {
        String text =
                " { \"data\" : {\"id\":1, \"z\":1.10,\"a\":1e5,\"big\":123456789012345678901234567890,\"t\":\"é/\\u00e9\"},"
                        + "\n\"event\":\"cliente.criado\" , \"timestamp\":\"2024-01-01T10:00:00-03:00\"}";

        CrmEvent event = accepted(text, handIn(null)).get(0);

        assertThat(event.body())
                .isEqualTo(
                        "{\"data\":{\"id\":1,\"z\":1.10,\"a\":1e5,\"big\":123456789012345678901234567890,\"t\":\"é/é\"},"
                                + "\"event\":\"cliente.criado\",\"timestamp\":\"2024-01-01T10:00:00-03:00\"}");
        assertThat(event.info().time()).isEqualTo(Instant.parse("2024-01-01T13:00:00Z"));
    }

    @Test
    void stampsWhatHasNoTimestampWithTheReceiveTime() {
        String none = "{\"event\":\"cliente.criado\",\"data\":{\"id\":\"c1\"}}";
        String empty = "{\"event\":\"cliente.criado\",\"timestamp\":null,\"data\":{\"id\":\"c1\"}}";

        assertThat(accepted(none, handIn(null)).get(0).body()).endsWith(",\"timestamp\":\"2026-03-04T05:06:07.123Z\"}");
        assertThat(accepted(empty, handIn(null)).get(0).body()).contains("\"timestamp\":\"2026-03-04T05:06:07.123Z\"");
    }

    @Test
    void namesAnEventByKeyThenEnvelopeThenContent() {
        String withId = CLIENT.replace("{\"event\"", "{\"id\":\"e-1\",\"event\"");
        String key = id(withId, handIn("k"));
        String envelope = id(withId, handIn(null));
        String content = id(CLIENT, handIn(null));

        assertThat(List.of(key, envelope, content)).doesNotHaveDuplicates();
        assertThat(id(CLIENT, handIn("k"))).isEqualTo(key);
        assertThat(id(withId.replace("c1", "c2"), handIn(null))).isEqualTo(envelope);
        assertThat(id(CLIENT.replace(",", " , "), handIn(null))).isEqualTo(content);
        assertThat(id(CLIENT.replace("c1", "c2"), handIn(null))).isNotEqualTo(content);
    }

    @Test
    void doesNotMixUpTheNamesOfTwoCallers() {
        CrmHandIn other = new CrmHandIn("other", Optional.of("k"), NOW);

        assertThat(id(CLIENT, other)).isNotEqualTo(id(CLIENT, handIn("k")));
    }

    @Test
    void givesEachEventOfAnArrayItsOwnNameUnderOneKey() {
        List<CrmEvent> events = accepted("[" + CLIENT + "," + CLIENT + "]", handIn("k"));

        assertThat(events.get(0).info().id()).isNotEqualTo(events.get(1).info().id());
    }

    @Test
    void takesAnArrayWholeOrNotAtAll() {
        String bad = "{\"event\":\"tarefa.criada\",\"data\":{\"titulo\":7}}";

        List<FieldError> errors = invalid("[" + CLIENT + "," + bad + "]");

        assertThat(errors).extracting(FieldError::field).contains("[1].data.id", "[1].data.titulo");
        assertThat(errors).allMatch(error -> error.field().startsWith("[1]."));
    }

    @Test
    void refusesUnknownNamesUntilTheyAreRegistered() {
        String order = "{\"event\":\"pedido.pago\",\"data\":{\"numero\":\"p1\",\"total\":1}}";
        assertThat(invalid(order)).extracting(FieldError::field).containsExactly("event");

        registry.learn(
                "pedido.pago",
                bytes("{\"name\":\"pedido.pago\",\"entityField\":\"numero\",\"schema\":{\"type\":\"object\","
                        + "\"required\":[\"total\"]}}"));

        assertThat(accepted(order, handIn(null)).get(0).key()).isEqualTo("p1");
        assertThat(invalid(order.replace("total", "totals"))).hasSize(1);

        registry.learn("pedido.pago", null);
        assertThat(invalid(order)).hasSize(1);
    }

    @Test
    void decidesNothingAboutANameThatMayBeRegistered() {
        CrmReader early = new CrmReader(EventTypes.unread());
        String unknown = "{\"event\":\"pedido.pago\",\"data\":{}}";

        assertThat(end(early, unknown)).isEqualTo("undecided");
        assertThat(end(early, "[" + CLIENT + "," + unknown + "]")).isEqualTo("undecided");
        assertThat(end(early, CLIENT)).isEqualTo("accepted");
        assertThat(end(early, "{\"event\":7,\"data\":{}}")).isEqualTo("invalid");
    }

    /** They could be registered once; whoever did must not lose an event for it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$ref\":\"http://169.254.169.254/schema.json\"}",
                "{\"$schema\":\"http://json-schema.org/draft-04/schema#\",\"required\":[\"total\"]}",
                "{\"properties\":{\"n\":{\"$ref\":\"#\"}},\"required\":[\"n\"]}",
                "{\"properties\":{\"total\":{\"pattern\":\"(?=a)b\"}}}",
                "{\"required\":\"total\"}",
            })
    void letsEventsInUncheckedWhoseSchemaCannotBeUsed(String schema) {
        registry.learn(
                "pedido.pago",
                bytes("{\"name\":\"pedido.pago\",\"entityField\":\"numero\",\"schema\":" + schema + "}"));

        assertThat(accepted("{\"event\":\"pedido.pago\",\"data\":{\"numero\":\"p1\"}}", handIn(null))
                        .get(0)
                        .key())
                .isEqualTo("p1");
        assertThat(end("{\"event\":\"pedido.pago\",\"data\":[]}")).isEqualTo("invalid");
    }

    @Test
    void refusesANumberThatCannotBeReckonedWith() {
        registry.learn(
                "pedido.pago",
                bytes("{\"name\":\"pedido.pago\",\"schema\":{\"properties\":{\"total\":{\"multipleOf\":0.01}}}}"));

        assertThat(invalid("{\"event\":\"pedido.pago\",\"data\":{\"total\":1e300000}}"))
                .extracting(FieldError::field)
                .containsExactly("data");
        assertThat(end("{\"event\":\"pedido.pago\",\"data\":{\"total\":1.50}}")).isEqualTo("accepted");
    }

    @Test
    void learnsASchemaWithAFieldCalledPattern() {
        registry.learn(
                "pedido.pago",
                bytes(
                        "{\"name\":\"pedido.pago\",\"schema\":{\"properties\":{\"pattern\":{\"enum\":[{\"pattern\":1}]}}}}"));

        assertThat(end("{\"event\":\"pedido.pago\",\"data\":{\"id\":\"1\"}}")).isEqualTo("accepted");
        assertThat(invalid("{\"event\":\"pedido.pago\",\"data\":{\"pattern\":1}}"))
                .extracting(FieldError::field)
                .containsExactly("data.pattern");
    }

    @Test
    void namesAHundredFieldsAndNoMore() {
        registry.learn(
                "pedido.pago",
                bytes(
                        "{\"name\":\"pedido.pago\",\"schema\":{\"properties\":{\"n\":{\"items\":{\"type\":\"string\"}}}}}"));
        String numbers = IntStream.range(0, 500).mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]"));

        assertThat(invalid("{\"event\":\"pedido.pago\",\"data\":{\"n\":" + numbers + "}}"))
                .hasSize(100);
    }

    /** Each alone is bearable. */
    @Test
    void allOfABodyAreCheckedAtNoMoreEffortThanOne() {
        registry.learn(
                "pedido.pago",
                bytes(
                        "{\"name\":\"pedido.pago\",\"schema\":{\"properties\":{\"nota\":{\"pattern\":\"(.?){300}$\"}}}}"));
        String one = "{\"event\":\"pedido.pago\",\"data\":{\"id\":\"p1\",\"nota\":\"" + "a".repeat(4_000) + "\"}}";
        String small = one.replace("a".repeat(4_000), "a".repeat(20));

        assertThat(accepted(one, handIn(null))).hasSize(1);
        assertThat(accepted(array(small, 100), handIn(null))).hasSize(100);
        assertThat(invalid(array(one, 100)))
                .containsExactly(new FieldError(
                        "[2].data",
                        "was not checked: what was handed in together takes too long to check; hand in less at once"));
        assertThat(accepted(one, handIn(null))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e9999999999", "-1E+99999999999999999999", "1e-9999999999"})
    void cannotReadANumberThatNoneCan(String number) {
        assertThat(end("{\"event\":\"cliente.criado\",\"data\":{\"id\":\"1\",\"x\":" + number + "}}"))
                .isEqualTo("unreadable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+5511987654321", "5511987654321", "(11) 98765-4321", "5511987654321@c.us", "ana@example.com"})
    void letsNobodysNumberStandInAKey(String id) {
        CrmEvent event = accepted(CLIENT.replace("c1", id), handIn(null)).get(0);
        CrmEvent again = accepted(CLIENT.replace("c1", id).replace("10:00", "11:00"), handIn(null))
                .get(0);

        assertThat(event.key()).matches("[0-9a-f]{32}").isEqualTo(again.key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"c1", "1234567", "3f2b8a3e-6e0c-4f6e-9a5b-0d6c1a2b3c4d", "PED-2024-000000012", "joão 12"})
    void keysByAnyOtherId(String id) {
        assertThat(accepted(CLIENT.replace("c1", id), handIn(null)).get(0).key())
                .isEqualTo(id);
    }

    @Test
    void keysByTheHashOfAnIdThatIsNoShortName() {
        assertThat(accepted(CLIENT.replace("c1", "x".repeat(500)), handIn(null))
                        .get(0)
                        .key())
                .hasSize(500);
        assertThat(accepted(CLIENT.replace("c1", "x".repeat(501)), handIn(null))
                        .get(0)
                        .key())
                .matches("[0-9a-f]{32}");
    }

    @Test
    void namesARepeatedEventWithoutTimestampAlike() {
        String body = "{\"event\":\"cliente.criado\",\"data\":{\"id\":\"c1\"}}";
        CrmHandIn later = new CrmHandIn("crm", Optional.empty(), NOW.plusSeconds(60));

        assertThat(id(body, later)).isEqualTo(id(body, handIn(null))).isNotEqualTo(id(CLIENT, handIn(null)));
    }

    @Test
    void doesNotLetTheCatalogueBeReplaced() {
        registry.learn("cliente.criado", null);

        assertThat(accepted(CLIENT, handIn(null))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "7",
                "{}",
                "[7]",
                "{\"event\":\"cliente.criado\"}",
                "{\"event\":\"cliente.criado\",\"data\":[]}",
                "{\"event\":\"cliente.criado\",\"data\":{\"id\":null}}",
                "{\"event\":7,\"data\":{\"id\":\"1\"}}",
                "{\"event\":\"cliente.criado\",\"timestamp\":\"ontem\",\"data\":{\"id\":\"1\"}}",
                "{\"event\":\"cliente.criado\",\"data\":{\"id\":\"\\ud800\"}}",
            })
    void findsWhatIsWrong(String body) {
        assertThat(invalid(body)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[{}", "nope", "{}{}", "{\"event\":\"a\",\"event\":\"b\"}", "\u0000"})
    void cannotReadWhatIsNoJson(String body) {
        assertThat(end(body)).isEqualTo("unreadable");
    }

    @Test
    void repeatsNothingOfTheBodyInItsErrors() {
        String secret = "{\"event\":\"cliente.criado\",\"data\":{\"id\":\"1\",\"telefone\":5511987654321}}";

        assertThat(invalid(secret).toString()).contains("telefone").doesNotContain("5511987654321");
    }

    @Test
    void takesAHundredEventsAndNoMore() {
        String hundred = array(CLIENT, 100);

        assertThat(accepted(hundred, handIn(null))).hasSize(100);
        assertThat(invalid("[" + CLIENT + "," + hundred.substring(1))).hasSize(1);
    }

    private static String array(String event, int times) {
        return IntStream.range(0, times).mapToObj(i -> event).collect(Collectors.joining(",", "[", "]"));
    }

    private String end(String body) {
        return end(reader, body);
    }

    private static String end(CrmReader reader, String body) {
        return reader.read(bytes(body), handIn(null))
                .match(events -> "accepted", detail -> "unreadable", errors -> "invalid", () -> "undecided");
    }

    private String id(String body, CrmHandIn handIn) {
        return accepted(body, handIn).get(0).info().id();
    }

    private List<CrmEvent> accepted(String body, CrmHandIn handIn) {
        return reader.read(bytes(body), handIn)
                .match(
                        events -> events,
                        detail -> {
                            throw new AssertionError(detail);
                        },
                        errors -> {
                            throw new AssertionError(errors.toString());
                        },
                        () -> {
                            throw new AssertionError("undecided");
                        });
    }

    private List<FieldError> invalid(String body) {
        return reader.read(bytes(body), handIn(null))
                .match(events -> List.of(), detail -> List.of(), errors -> errors, List::of);
    }

    private static CrmHandIn handIn(@Nullable String key) {
        return new CrmHandIn("crm", Optional.ofNullable(key), NOW);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
