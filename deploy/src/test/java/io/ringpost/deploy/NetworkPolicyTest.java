package io.ringpost.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the values say about the network holds for every service. */
class NetworkPolicyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ingress-service",
                "call-state-service",
                "recording-service",
                "sms-responder-service",
                "outbound-webhook-service"
            })
    void further_egress_is_open_to_every_service(String service) {
        assertThat(Objects.ofKind(Chart.render("everything"), "NetworkPolicy")
                        .filter(policy -> Objects.component(policy).equals(service))
                        .flatMap(policy -> Objects.stream(policy.at("/spec/egress")))
                        .filter(rule -> rule.at("/ports/0/port").asInt() == 8443))
                .singleElement()
                .satisfies(rule -> assertThat(rule.at("/to/0/namespaceSelector/matchLabels")
                                .path("kubernetes.io/metadata.name")
                                .asText())
                        .isEqualTo("crm"));
    }
}
