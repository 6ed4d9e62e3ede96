package io.ringpost.outbound.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.contract.codec.Json;
import io.ringpost.contract.crm.RegisteredEventType;
import io.ringpost.outbound.store.StoredEventType;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataRulesTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Instant CHANGED = Instant.parse("2024-01-01T10:00:00Z");
    private static final String NAME = "pedido.pago";
    private static final String NUMBER = "{\"properties\":{\"total\":{\"type\":\"number\"}}}";
    private static final String TEXT = "{\"total\":\"muito\"}";

    private String version = "1";
    private String schema = NUMBER;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger reads = new AtomicInteger();
    private final DataRules rules = new DataRules(this::version, this::types);

    @Test
    void registeredRuleHoldsOnceItIsRead() {
        Optional<String> before = wrong(TEXT);
        refresh();

        assertThat(before).isEmpty();
        assertThat(wrong(TEXT)).contains("data.total string found, number expected");
        assertThat(wrong("{\"total\":1}")).isEmpty();
        assertThat(rules.violation("pedido.outro", TEXT, Optional.empty())).isEmpty();
    }

    @Test
    void isReadAgainOnlyWhenItIsAnother() {
        refresh();
        refresh();
        int unchanged = reads.get();
        schema = "{\"properties\":{\"total\":{\"type\":\"string\"}}}";
        version = "2";
        refresh();

        assertThat(unchanged).isEqualTo(1);
        assertThat(wrong(TEXT)).isEmpty();
        assertThat(wrong("{\"total\":1}")).isPresent();
    }

    @Test
    void whatIsKnownCountsWhileTheDatabaseCannotBeAsked() {
        refresh();
        failures.set(Integer.MAX_VALUE);

        refresh();

        assertThat(wrong(TEXT)).isPresent();
    }

    @Test
    void whoNeedsThoseOfNowIsToldThatTheyCannotBeRead() {
        refresh();
        failures.set(1);

        assertThatThrownBy(() -> rules.current().await().atMost(SOON)).hasMessage("the database is away");
        rules.current().await().atMost(SOON);
    }

    @Test
    void nothingIsJudgedBeforeAnythingIsKnown() {
        failures.set(2);

        refresh();

        assertThat(failures).hasValue(0);
        assertThat(wrong(TEXT)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$schema\":\"http://json-schema.org/draft-04/schema#\"," + "\"required\":[\"id\"]}",
                "{\"properties\":{\"total\":{\"pattern\":\"(?=a)b\"}},\"required\":[\"id\"]}",
                "{\"properties\":{\"n\":{\"$ref\":\"#\"}},\"required\":[\"id\"]}",
            })
    void earlierSchemaThatCannotBeUsedIsNoRule(String earlier) {
        schema = earlier;
        refresh();

        assertThat(wrong(TEXT)).isEmpty();
        assertThat(wrong("[]")).contains("data must be an object");
    }

    /** It may have been accepted by what was registered before. */
    @Test
    void whatWasTakenInBeforeTheIngressKnewTheRuleIsNotJudgedByIt() {
        refresh();

        assertThat(rules.violation(NAME, TEXT, Optional.of(CHANGED.minusSeconds(3600))))
                .isEmpty();
        assertThat(rules.violation(NAME, TEXT, Optional.of(CHANGED.plusSeconds(599))))
                .isEmpty();
        assertThat(rules.violation(NAME, TEXT, Optional.of(CHANGED.plusSeconds(600))))
                .isPresent();
        assertThat(rules.violation("cliente.criado", "{}", Optional.of(CHANGED)))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e9999999999", "1e300000", "-1E+99999999999999999999"})
    void numberThatNobodyCanReckonWithIsWrong(String number) {
        refresh();

        assertThat(wrong("{\"total\":" + number + "}").orElse("")).startsWith("data holds a number");
    }

    @Test
    void noRecordIsWrongForTheCompanyThatItCameIn() {
        schema = "{\"required\":[\"total\"],\"properties\":{\"nota\":{\"pattern\":\"(.?){300}$\"}}}";
        refresh();
        String small = "{\"nota\":\"" + "a".repeat(20) + "\"}";
        String large = "{\"nota\":\"" + "a".repeat(4_000) + "\"}";
        String why = "data.total required property 'total' not found";

        assertThat(List.of(wrong(large), wrong(large), wrong(large), wrong(small), wrong(large)))
                .containsExactly(
                        Optional.of(why), Optional.of(why), Optional.empty(), Optional.of(why), Optional.empty());

        refresh();

        assertThat(wrong(large)).contains(why);
    }

    @Test
    void dataThatTakesTooMuchAloneIsWrong() {
        schema = "{\"properties\":{\"nota\":{\"pattern\":\"(.?){300}$\"}}}";
        refresh();

        assertThat(wrong("{\"nota\":\"" + "a".repeat(40_000) + "\"}"))
                .contains("data holds more text than the registered schema's regular expressions may be matched with");
    }

    private Optional<String> wrong(String data) {
        return rules.violation(NAME, data, Optional.empty());
    }

    private void refresh() {
        rules.refresh().await().atMost(SOON);
    }

    private Uni<String> version() {
        return failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0
                ? Uni.createFrom().failure(new IllegalStateException("the database is away"))
                : Uni.createFrom().item(() -> version);
    }

    private Uni<List<StoredEventType>> types() {
        reads.incrementAndGet();
        JsonNode given = Json.read(schema.getBytes(StandardCharsets.UTF_8), JsonNode.class);
        return Uni.createFrom()
                .item(List.of(
                        new StoredEventType(new RegisteredEventType(NAME, null, null, null, given, null), CHANGED)));
    }
}
