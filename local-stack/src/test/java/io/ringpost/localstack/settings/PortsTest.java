package io.ringpost.localstack.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

    @ParameterizedTest
    @CsvSource({
        "KAFKA,9092",
        "POSTGRES,5433",
        "INGRESS,3000",
        "CALL_STATE,3001",
        "RECORDING,3002",
        "SMS_RESPONDER,3003",
        "OUTBOUND_WEBHOOK,3004",
        "SIMULATOR,3100"
    })
    void standardPortsAreThePromisedOnes(Port port, int number) {
        assertThat(ports(Map.of()).number(port)).isEqualTo(number);
    }

    @Test
    void everyPortCanBeMovedByItsVariable() {
        for (Port port : Port.values()) {
            assertThat(ports(Map.of(port.variable(), "40123")).number(port)).isEqualTo(40_123);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "3000x", "123456"})
    void malformedPortIsNamed(String text) {
        assertThatThrownBy(() -> ports(Map.of("WEBHOOK_PORT", text)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("WEBHOOK_PORT is malformed");
    }

    @Test
    void onePortForTwoIsNamed() {
        assertThatThrownBy(() -> ports(Map.of("WEBHOOK_PORT", "9092")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("WEBHOOK_PORT")
                .hasMessageContaining("RINGPOST_PORT_KAFKA")
                .hasMessageContaining("9092");
    }

    private static Ports ports(Map<String, String> environment) {
        return Ports.of(new Environment(environment));
    }
}
