package io.ringpost.localstack.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatorStartTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"token|token", "new,old|new", "AC1:new,AC1:old|new", "''|''"})
    void newestSecretSigns(String given, String newest) {
        assertThat(SimulatorStart.newest(given)).isEqualTo(newest);
    }
}
