package io.ringpost.api.manage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortRuleTest {
    @ParameterizedTest
    @CsvSource({
        "/q/metrics, true, false",
        "/q/openapi, true, false",
        "/q, true, false",
        "/q/health, true, true",
        "/q/health/ready, true, true",
        "/q/healthy, true, false",
        "/quiet, false, true",
        "/api/v1/calls, false, true",
        "/webhooks/wavoip, false, true",
        "/, false, true"
    })
    void healthIsOnBothPortsTheRestOnOne(String path, boolean onManagementPort, boolean onServicePort) {
        assertThat(PortRule.answers(true, path)).isEqualTo(onManagementPort);
        assertThat(PortRule.answers(false, path)).isEqualTo(onServicePort);
    }
}
