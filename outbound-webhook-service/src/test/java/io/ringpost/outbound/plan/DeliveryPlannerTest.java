package io.ringpost.outbound.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.Ids;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryPlannerTest {
    private static final Occurrence EVENT = new Occurrence(
            "e1",
            "chamada.encerrada",
            "2026-03-02T10:00:00Z",
            "c1",
            "call:c1",
            "{\"direction\":\"inbound\",\"durationSeconds\":83,\"analysis\":{\"sentiment\":\"negative\"}}");

    @ParameterizedTest
    @CsvSource({
        "*, true",
        "chamada.*, true",
        "chamada.encerrada, true",
        "chamada, false",
        "chamada.encerrad, false",
        "cham.*, false",
        "sms.*, false",
        "chamada.encerrada.*, false"
    })
    void patternsWantWhatTheySay(String pattern, boolean wanted) {
        assertThat(DeliveryPlanner.plan(List.of(EVENT), List.of(subscription("a", EventFilter.NONE, pattern))))
                .hasSize(wanted ? 1 : 0);
    }

    @Test
    void severalFittingPatternsMakeOneDelivery() {
        assertThat(DeliveryPlanner.plan(List.of(EVENT), List.of(subscription("a", EventFilter.NONE, "*", "chamada.*"))))
                .extracting(PlannedDelivery::id)
                .containsExactly(Ids.delivery("e1", "a"));
    }

    @Test
    void noPatternIsNotAll() {
        assertThat(DeliveryPlanner.plan(List.of(EVENT), List.of(subscription("a", EventFilter.NONE))))
                .isEmpty();
    }

    @Test
    void everyPathOfAFilterMustFit() {
        assertThat(filtered(Map.of("direction", List.of("outbound", "inbound"))))
                .isTrue();
        assertThat(filtered(Map.of("analysis.sentiment", List.of("negative"), "durationSeconds", List.of(83.0))))
                .isTrue();
        assertThat(filtered(Map.of("direction", List.of("inbound"), "analysis.sentiment", List.of("positive"))))
                .isFalse();
        assertThat(filtered(Map.of("analysis.summary", List.of("x")))).isFalse();
        assertThat(filtered(Map.of("direction.more", List.of("inbound")))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "cliente.*", "cliente.criado", "whatsapp.mensagem.recebida", "pedido_2.pago"})
    void patternsThatAreOnes(String text) {
        assertThat(EventPattern.valid(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".*", "*.criado", "cliente.*.x", "Cliente", "cliente..criado", "cliente.", "a b", "**"})
    void patternsThatAreNone(String text) {
        assertThat(EventPattern.valid(text)).isFalse();
    }

    @Property(tries = 100)
    void planningAgainPlansTheSame(@ForAll @IntRange(min = 1, max = 20) int endpoints) {
        List<Subscription> all = IntStream.range(0, endpoints)
                .mapToObj(i -> subscription("ep" + i, EventFilter.NONE, "*"))
                .toList();

        List<PlannedDelivery> twice = DeliveryPlanner.plan(List.of(EVENT, EVENT), all);

        assertThat(twice.stream().map(PlannedDelivery::id).distinct()).hasSize(endpoints);
    }

    private static boolean filtered(Map<String, List<Object>> wanted) {
        return !DeliveryPlanner.plan(List.of(EVENT), List.of(subscription("a", new EventFilter(wanted), "*")))
                .isEmpty();
    }

    private static Subscription subscription(String id, EventFilter filter, String... patterns) {
        return new Subscription(
                id, Arrays.stream(patterns).map(EventPattern::new).toList(), filter);
    }
}
