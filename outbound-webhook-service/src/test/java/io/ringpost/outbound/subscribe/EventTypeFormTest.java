package io.ringpost.outbound.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.api.problem.FieldError;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.contract.codec.Json;
import io.ringpost.contract.crm.RegisteredEventType;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTypeFormTest {
    @Test
    void readsAllOfIt() {
        RegisteredEventType type = read("""
                {"name":"pedido.criado","description":{"pt":"Um pedido","en":"An order"},"entityField":"pedidoId",
                 "schema":{"type":"object","required":["pedidoId"]},
                 "example":{"event":"pedido.criado","timestamp":"2024-01-01T07:00:00-03:00","data":{"pedidoId":7}}}""");

        assertThat(type.name()).isEqualTo("pedido.criado");
        assertThat(type.descriptionPt()).isEqualTo("Um pedido");
        assertThat(type.description()).isEqualTo("An order");
        assertThat(type.entityField()).isEqualTo("pedidoId");
        assertThat(String.valueOf(type.schema())).isEqualTo("{\"type\":\"object\",\"required\":[\"pedidoId\"]}");
        assertThat(String.valueOf(type.example())).contains("\"pedidoId\":7");
    }

    @Test
    void nameAloneWillDo() {
        RegisteredEventType type = read("{\"name\":\"pedido.criado\",\"description\":\"Um pedido\"}");

        assertThat(type.description()).isEqualTo("Um pedido");
        assertThat(type.descriptionPt()).isNull();
        assertThat(type.schema()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"Pedido\"}                                                   | name",
                "{\"name\":\"sms.lido\"}                                                 | name",
                "{\"name\":\"relatorio.pronto\"}                                         | name",
                "{\"name\":\"a.b\",\"description\":{}}                                 | description",
                "{\"name\":\"a.b\",\"description\":{\"pt\":\"a\\u0000b\"}}             | description.pt",
                "{\"name\":\"a.b\",\"entityField\":\"a\\u0000b\"}                    | entityField",
                "{\"name\":\"a.b\",\"schema\":{\"multipleOf\":1e-300000},\"example\":"
                        + "{\"event\":\"a.b\",\"timestamp\":\"2024-01-01T10:00:00Z\",\"data\":{}}} | schema",
                "{\"name\":\"a.b\",\"fonte\":1}                                          | fonte",
                "{\"name\":\"a.b\",\"description\":7}                                    | description",
                "{\"name\":\"a.b\",\"description\":{\"pt\":7}}                           | description.pt",
                "{\"name\":\"a.b\",\"description\":{\"fr\":\"x\"}}                       | description.fr",
                "{\"name\":\"a.b\",\"schema\":[]}                                        | schema",
                "{\"name\":\"a.b\",\"schema\":{\"type\":\"text\"}}                       | schema",
                "{\"name\":\"a.b\",\"schema\":{\"pattern\":\"(?=a)b\"}}                  | schema",
                "{\"name\":\"a.b\",\"schema\":{\"$ref\":\"https://x.example/s\"}}        | schema",
                "{\"name\":\"a.b\",\"example\":7}                                        | example",
                "{\"name\":\"a.b\",\"example\":{\"timestamp\":\"2024-01-01T10:00:00Z\",\"data\":{}}} | example.event",
                "{\"name\":\"a.b\",\"example\":{\"event\":\"a.b\",\"data\":{}}}          | example.timestamp",
                "{\"name\":\"a.b\",\"example\":{\"event\":\"a.b\",\"timestamp\":\"2024-01-01T10:00:00Z\"}} | example.data",
                "{\"name\":\"a.b\",\"example\":{\"id\":1,\"event\":\"a.b\",\"timestamp\":\"2024-01-01T10:00:00Z\",\"data\":{}}}"
                        + " | example.id",
                "{\"name\":\"a.b\",\"schema\":{\"properties\":{\"n\":{\"type\":\"number\"}}},"
                        + "\"example\":{\"event\":\"a.b\",\"timestamp\":\"2024-01-01T10:00:00Z\",\"data\":{\"n\":\"1\"}}}"
                        + " | example.data.n",
            })
    void saysWhichFieldIsWrong(String body, String field) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> read(body));

        assertThat(refused.problem().errors()).extracting(FieldError::field).containsExactly(field);
    }

    private static RegisteredEventType read(String body) {
        return EventTypeForm.read(Json.read(body.getBytes(StandardCharsets.UTF_8), JsonNode.class));
    }
}
