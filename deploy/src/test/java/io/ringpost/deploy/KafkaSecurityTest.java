package io.ringpost.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.TemplateCommand;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A broker that asks for certificates is reached by every service. */
class KafkaSecurityTest {
    @Test
    void stores_are_files_and_their_passwords_come_from_secrets() {
        List<JsonNode> objects = Chart.render("mutual-tls");

        assertThat(Objects.workloads(objects)).hasSize(5).allSatisfy(workload -> {
            assertThat(passwords(workload))
                    .containsEntry("KAFKA_SSL_KEYSTORE_PASSWORD", "ringpost-user user.password needed")
                    .containsEntry("KAFKA_SSL_TRUSTSTORE_PASSWORD", "main-cluster-ca-cert ca.password")
                    .containsEntry("KAFKA_SSL_KEY_PASSWORD", "ringpost KAFKA_SSL_KEY_PASSWORD");
            assertThat(config(objects, workload))
                    .containsEntry("KAFKA_SSL_KEYSTORE_LOCATION", "/etc/kafka-user/user.p12")
                    .containsEntry("KAFKA_SSL_KEYSTORE_TYPE", "PKCS12")
                    .containsEntry("KAFKA_SSL_TRUSTSTORE_LOCATION", "/etc/kafka-ca/ca.p12")
                    .containsEntry("KAFKA_SSL_TRUSTSTORE_TYPE", "PKCS12");
        });
    }

    @Test
    void stores_of_pem_have_no_password_of_their_own() {
        TemplateCommand pem = Chart.template("mutual-tls")
                .set("config.KAFKA_SSL_KEYSTORE_TYPE", "PEM")
                .set("config.KAFKA_SSL_TRUSTSTORE_TYPE", "PEM");

        assertThat(Objects.workloads(Chart.documents(pem.call())))
                .hasSize(5)
                .allSatisfy(workload -> assertThat(passwords(workload)).containsOnlyKeys("KAFKA_SSL_KEY_PASSWORD"));
    }

    @Test
    void without_stores_no_password_is_asked_for() {
        assertThat(Objects.workloads(Chart.render("minimal")))
                .hasSize(5)
                .allSatisfy(workload -> assertThat(passwords(workload)).isEmpty());
    }

    private static Map<String, String> passwords(JsonNode workload) {
        return Objects.stream(Objects.container(workload).path("env"))
                .filter(variable -> variable.path("name").asText().startsWith("KAFKA_SSL_"))
                .collect(Collectors.toMap(
                        variable -> variable.path("name").asText(),
                        variable -> source(variable.at("/valueFrom/secretKeyRef"))));
    }

    private static String source(JsonNode reference) {
        return reference.path("name").asText() + " " + reference.path("key").asText()
                + (reference.path("optional").asBoolean() ? "" : " needed");
    }

    private static Map<String, String> config(List<JsonNode> objects, JsonNode workload) {
        String map =
                Objects.container(workload).at("/envFrom/0/configMapRef/name").asText();
        return Objects.ofKind(objects, "ConfigMap")
                .filter(object -> Objects.name(object).equals(map))
                .map(object -> Objects.map(object.path("data")))
                .findFirst()
                .orElseThrow();
    }
}
