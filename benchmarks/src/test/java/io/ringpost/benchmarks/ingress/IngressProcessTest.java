package io.ringpost.benchmarks.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is measured is what the chart starts. */
class IngressProcessTest {
    @Test
    void hasTheOptionsOfTheChart() throws IOException {
        String values = Files.readString(Path.of("../deploy/helm/ringpost/values.yaml"));
        String ofIngress =
                values.substring(values.indexOf("\n  ingress-service:"), values.indexOf("\n  call-state-service:"));

        assertThat(ofIngress).contains("collector: " + IngressProcess.CHART_OPTIONS + "\n");
    }
}
