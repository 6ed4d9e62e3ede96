package io.ringpost.contract.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CrmCatalogueTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void holdsTheFifteenEventsOfTheGuide() {
        assertThat(CrmCatalogue.all())
                .extracting(CrmEventType::name)
                .containsExactly(
                        "cliente.criado",
                        "cliente.atualizado",
                        "cliente.excluido",
                        "tarefa.criada",
                        "tarefa.atualizada",
                        "tarefa.concluida",
                        "chamado.aberto",
                        "chamado.atualizado",
                        "chamado.respondido",
                        "chamado.resolvido",
                        "whatsapp.mensagem.recebida",
                        "whatsapp.mensagem.enviada",
                        "whatsapp.conversa.criada",
                        "email.recebido",
                        "email.enviado");
    }

    @Test
    void findsByNameOnly() {
        assertThat(CrmCatalogue.find("email.enviado"))
                .map(CrmEventType::type)
                .hasValue("io.ringpost.crm.email.enviado");
        assertThat(CrmCatalogue.find("cliente.promovido")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void requiresTheEntityAndAllowsMore(CrmEventType type) {
        assertThat(errors(type, "{}")).isNotZero();
        assertThat(errors(type, "{\"%s\":null}".formatted(type.entityField()))).isNotZero();
        assertThat(errors(type, required(type, "\"a-1\""))).isZero();
        assertThat(errors(type, required(type, "42"))).isZero();
        assertThat(errors(type, "[]")).isNotZero();
    }

    @ParameterizedTest
    @MethodSource("all")
    void describesItselfInTwoLanguages(CrmEventType type) throws IOException {
        JsonNode schema = MAPPER.readTree(type.schema());

        assertThat(schema.path("title").asText()).isEqualTo(type.name());
        assertThat(schema.path("description").asText()).startsWith(type.english());
        assertThat(type.portuguese()).isNotBlank().isNotEqualTo(type.english());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cliente.criado             | {\"id\":\"c-1\"}                       | c-1",
                "cliente.criado             | {\"id\":42}                            | 42",
                "cliente.criado             | {\"id\":12345678901234567890}          | 12345678901234567890",
                "chamado.respondido         | {\"chamadoId\":7,\"id\":8}             | 7",
                "chamado.resolvido          | {\"id\":8}                             | 8",
                "whatsapp.mensagem.recebida | {\"conversaId\":\"w\",\"mensagemId\":1} | w",
                "whatsapp.conversa.criada   | {\"id\":\"w\"}                         | w",
                "email.recebido             | {\"contaId\":\"a\",\"mensagemId\":1}    | a",
                "cliente.criado             | {\"id\":null}                          |",
                "cliente.criado             | {\"id\":\"\"}                          |",
                "cliente.criado             | {\"id\":{}}                            |",
                "cliente.criado             | []                                     |",
            })
    void namesTheEntityThatKeysTheRecord(String name, String data, String id) throws IOException {
        CrmEventType type = CrmCatalogue.find(name).orElseThrow();

        assertThat(type.entityId(MAPPER.readTree(data)).orElse(null)).isEqualTo(id);
    }

    static Stream<CrmEventType> all() {
        return CrmCatalogue.all().stream();
    }

    private static String required(CrmEventType type, String id) {
        return "{\"%s\":%s,\"respostaId\":%s,\"mensagemId\":%s,\"campoNovo\":[1],\"status\":\"PALAVRA_NOVA\"}"
                .formatted(type.entityField(), id, id, id);
    }

    private static int errors(CrmEventType type, String data) {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(type.schema())
                .validate(data, InputFormat.JSON)
                .size();
    }
}
