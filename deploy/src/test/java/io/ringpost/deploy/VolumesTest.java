package io.ringpost.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** Volumes that a later upgrade cannot change are explained where somebody would change them. */
class VolumesTest {
    @Test
    void whoever_changes_the_volume_of_a_stateful_set_is_told_how() {
        String values = Code.text("deploy/helm/ringpost/values.yaml");
        JsonNode schema = Chart.file("values.schema.json");

        assertThat(Objects.ofKind(Chart.render("minimal"), "StatefulSet"))
                .singleElement()
                .satisfies(set -> {
                    String name = Objects.name(set).replaceFirst("^rel-", "");
                    assertThat(set.at("/spec/volumeClaimTemplates/0/metadata/name")
                                    .asText())
                            .isEqualTo("spool");
                    assertThat(Code.text("deploy/README.md"))
                            .contains("delete statefulset " + name + " --cascade=orphan", "pvc spool-" + name + "-0");
                });
        assertThat(values.substring(values.indexOf("\nspool:"), values.indexOf("\nrecordings:")))
                .contains("--cascade=orphan");
        assertThat(schema.at("/properties/spool/description").asText()).contains("--cascade=orphan");
    }
}
