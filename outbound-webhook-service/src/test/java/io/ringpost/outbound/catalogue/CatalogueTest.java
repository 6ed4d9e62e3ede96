package io.ringpost.outbound.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.api.schema.DataSchema;
import io.ringpost.contract.crm.CrmCatalogue;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
    @Test
    void holdsWhatTheContractPromises() {
        assertThat(Catalogue.all())
                .extracting(EventType::name)
                .doesNotHaveDuplicates()
                .containsAll(
                        CrmCatalogue.all().stream().map(type -> type.name()).toList())
                .containsAll(List.of(
                        "chamada.iniciada",
                        "chamada.tocando",
                        "chamada.atendida",
                        "chamada.encerrada",
                        "chamada.perdida",
                        "chamada.analisada",
                        "chamada.recado",
                        "gravacao.disponivel",
                        "gravacao.ausente",
                        "gravacao.falhou",
                        "gravacao.transcrita",
                        "sms.recebido",
                        "sms.enviado",
                        "sms.entregue",
                        "sms.falhou",
                        "sms.descadastro",
                        "webhook.test",
                        "webhook.entrega_falhou",
                        "webhook.endpoint_aviso",
                        "webhook.endpoint_desativado",
                        "alerta.disparado"))
                .hasSize(15 + 21);
    }

    @ParameterizedTest
    @MethodSource("all")
    void exampleIsAWholeEnvelopeThatFitsTheSchema(EventType type) {
        JsonNode example = Objects.requireNonNull(type.example());

        assertThat(example.fieldNames()).toIterable().containsExactly("event", "timestamp", "data");
        assertThat(example.path("event").asText()).isEqualTo(type.name());
        assertThat(example.path("data").has(Objects.requireNonNull(type.entityField())))
                .isTrue();
        assertThat(schema(type).check(example.path("data"))).isEmpty();
    }

    /** An example that says nothing of a field explains nothing about it. */
    @ParameterizedTest
    @MethodSource("crm")
    void exampleOfTheCrmHasEveryFieldOfTheGuide(EventType type) {
        List<String> fields = Stream.of(Objects.requireNonNull(type.schema()).path("properties"))
                .flatMap(properties -> properties.properties().stream().map(field -> field.getKey()))
                .toList();

        assertThat(Objects.requireNonNull(type.example()).path("data").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(fields);
    }

    @ParameterizedTest
    @MethodSource("all")
    void schemaIsOneThatMayBeRegisteredAndRefusesWhatIsNone(EventType type) {
        DataSchema schema = DataSchema.registered(Objects.requireNonNull(type.schema()));

        assertThat(schema.check(Objects.requireNonNull(type.example()))).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void saysWhatItTellsInTwoLanguages(EventType type) {
        assertThat(type.portuguese()).isNotBlank().isNotEqualTo(type.english());
        assertThat(type.english()).isNotBlank();
        assertThat(type.name()).startsWith(type.family() + ".");
    }

    @Test
    void ownsWholeFamilies() {
        assertThat(Catalogue.ownsFamilyOf("chamada.nova")).isTrue();
        assertThat(Catalogue.ownsFamilyOf("relatorio.pronto")).isTrue();
        assertThat(Catalogue.ownsFamilyOf("chamado.reaberto")).isFalse();
        assertThat(Catalogue.ownsFamilyOf("whatsapp.mensagem.lida")).isFalse();
    }

    static Stream<EventType> all() {
        return Catalogue.all().stream();
    }

    static Stream<EventType> crm() {
        return all().filter(type -> type.source().equals("crm"));
    }

    private static DataSchema schema(EventType type) {
        return DataSchema.of(Objects.requireNonNull(type.schema()));
    }
}
