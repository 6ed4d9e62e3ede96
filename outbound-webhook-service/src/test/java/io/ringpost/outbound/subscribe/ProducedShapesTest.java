package io.ringpost.outbound.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringpost.api.schema.DataSchema;
import io.ringpost.contract.alert.AlertSeverity;
import io.ringpost.contract.codec.EventTypes;
import io.ringpost.contract.codec.Json;
import io.ringpost.contract.event.Event;
import io.ringpost.contract.event.EventInfo;
import io.ringpost.outbound.announce.AlertAnnouncer;
import io.ringpost.outbound.announce.EndpointNotice;
import io.ringpost.outbound.catalogue.Catalogue;
import io.ringpost.outbound.catalogue.EventType;
import io.ringpost.outbound.fixture.Facts;
import io.ringpost.outbound.plan.FailedDelivery;
import io.ringpost.outbound.plan.Occurrence;
import io.ringpost.outbound.plan.Occurrences;
import io.ringpost.outbound.plan.alert.Notice;
import io.ringpost.outbound.plan.alert.Saying;
import io.ringpost.outbound.plan.alert.Trouble;
import io.ringpost.outbound.schedule.Streak;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogue says of our own events what they are, and forgets none. */
class ProducedShapesTest {
    private static final Instant AT = Instant.parse("2024-01-01T10:00:00Z");
    /** Nobody is told of these. */
    private static final Set<String> UNTOLD = Set.of(
            "io.ringpost.call.merged",
            "io.ringpost.call.erased",
            "io.ringpost.call.snapshot",
            "io.ringpost.delivery.attempted",
            "io.ringpost.delivery.delivered",
            "io.ringpost.delivery.failed");

    @Test
    void factsAreAllThatThereAre() {
        Set<String> facts = Facts.all().stream().map(Event::type).collect(Collectors.toSet());
        facts.addAll(UNTOLD);

        assertThat(facts).isEqualTo(EventTypes.all());
    }

    @Test
    void whatIsMadeIsOfTheCatalogueAndTheOtherWayRound() {
        Set<String> made = produced().map(Occurrence::name).collect(Collectors.toSet());

        Set<String> listed = Catalogue.all().stream()
                .filter(type -> type.source().equals("ringpost"))
                .map(EventType::name)
                .collect(Collectors.toSet());
        assertThat(made).containsAll(listed).allSatisfy(name -> assertThat(Catalogue.find(name))
                .isPresent());
        made.removeAll(listed);
        assertThat(made).containsExactlyInAnyOrder("whatsapp.mensagem.recebida", "whatsapp.mensagem.enviada");
    }

    @ParameterizedTest
    @MethodSource("produced")
    void whatIsMadeFitsItsSchema(Occurrence occurrence) {
        EventType type = Catalogue.find(occurrence.name()).orElseThrow();
        JsonNode body = Json.read(occurrence.body(), JsonNode.class);

        assertThat(schema(type).check(body.path("data"))).isEmpty();
        assertThat(body.path("data")
                        .path(Objects.requireNonNull(type.entityField()))
                        .asText())
                .isNotEmpty();
    }

    /** Whoever changes what is made finds the new example in {@code target/examples}. */
    @Test
    void examplesOfWhatIsMadeAreMade() throws IOException {
        Map<String, String> examples = new LinkedHashMap<>();
        produced()
                .filter(occurrence -> !occurrence.name().startsWith("whatsapp."))
                .forEach(occurrence -> examples.putIfAbsent(occurrence.name(), pretty(occurrence.body())));
        Path target = Files.createDirectories(Path.of("target", "examples"));
        for (Map.Entry<String, String> example : examples.entrySet()) {
            Files.writeString(target.resolve(example.getKey() + ".json"), example.getValue());
        }

        assertThat(examples).allSatisfy((name, made) -> assertThat(pretty(Json.write(Objects.requireNonNull(
                        Catalogue.find(name).orElseThrow().example()))))
                .isEqualTo(made));
    }

    @Test
    void everythingOfOneCallIsAboutOneEntity() {
        List<Occurrence> ofTheCall = produced()
                .filter(occurrence -> Facts.CALL.equals(occurrence.callId()))
                .toList();

        assertThat(ofTheCall)
                .extracting(Occurrence::name)
                .contains("chamada.iniciada", "chamada.perdida", "chamada.recado", "gravacao.transcrita");
        assertThat(ofTheCall).extracting(Occurrence::entity).containsOnly("call:" + Facts.CALL);
    }

    @Test
    void everythingOfOneConversationIsAboutOneEntity() {
        assertThat(produced().filter(occurrence -> occurrence.name().startsWith("sms.")))
                .hasSize(5)
                .extracting(Occurrence::entity)
                .containsOnly("sms:con_1");
        assertThat(produced().filter(occurrence -> occurrence.name().startsWith("whatsapp.")))
                .extracting(Occurrence::entity)
                .containsOnly("whatsapp:con_1");
    }

    private static Stream<Occurrence> produced() {
        Streak streak = new Streak(20, AT.minus(Duration.ofDays(3)), AT, 0);
        return Stream.concat(
                Facts.all().stream().flatMap(event -> Occurrences.of(event).stream()),
                Stream.of(
                        TestWebhookResource.occurrence(new EventInfo("evt_20", "we_1", AT, 1)),
                        failed().occurrence(0),
                        EndpointNotice.warning("we_1", 90, streak).occurrence(),
                        EndpointNotice.disabled("we_1", streak).occurrence(),
                        EndpointNotice.gone("we_1", AT).occurrence(),
                        AlertAnnouncer.occurrence(new Notice(trouble(), Saying.FIRING, null, 0, 0))));
    }

    private static FailedDelivery failed() {
        return new FailedDelivery(
                "dlv_1",
                5,
                "we_1",
                "chamada.encerrada",
                "evt_1",
                Facts.CALL,
                5,
                500,
                "http_500",
                AT.minus(Duration.ofMinutes(81)),
                AT);
    }

    private static Trouble trouble() {
        return new Trouble(
                "endpoint_failing",
                "we_1",
                "A webhook endpoint is at 50 % of the way to being disabled.",
                AlertSeverity.WARNING,
                true,
                1,
                AT.minus(Duration.ofHours(1)),
                AT,
                3);
    }

    private static DataSchema schema(EventType type) {
        return DataSchema.of(Objects.requireNonNull(type.schema()));
    }

    private static String pretty(byte[] json) {
        try {
            return new ObjectMapper()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(Json.read(json, JsonNode.class))
                    + "\n";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
