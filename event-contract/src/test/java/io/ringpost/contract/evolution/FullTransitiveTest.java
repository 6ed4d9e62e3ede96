package io.ringpost.contract.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.ringpost.contract.Examples;
import io.ringpost.contract.Service;
import io.ringpost.contract.codec.EventCodec;
import io.ringpost.contract.codec.EventTypes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Today's schemas against every version that was published, both ways. */
class FullTransitiveTest {
    /** Hashes of the published lists of hashes: one more for each version, and none is ever changed. */
    private static final Map<Integer, String> SEALS =
            Map.of(1, "967a1b2fed6f3d1e182b70b2d26f3bde4fbe004ca760840d00e79b4745a61cc9");

    @ParameterizedTest
    @MethodSource("versions")
    void noPublishedSchemaIsGone(SchemaFiles version) {
        assertThat(SchemaFiles.TODAY.names()).containsAll(version.names());
    }

    @ParameterizedTest
    @MethodSource("publishedSchemas")
    void isCompatibleBothWaysWith(SchemaFiles version, String name) {
        List<String> breaks = SchemaChanges.breaks(
                name,
                version.schema(name),
                SchemaFiles.TODAY.schema(name),
                version::referred,
                SchemaFiles.TODAY::referred);

        assertThat(breaks).as("%s since version %s", name, version).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("publishedEvents")
    void whatIsWrittenTodayKeepsToTheSchemaOf(SchemaFiles version, String type) {
        JsonSchema old = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(SchemaLocation.of("classpath:schema-history/" + version + "/event/" + type + ".json"));

        String written = new String(
                EventCodec.encode(Examples.of(type), Service.CALL_STATE).value(), StandardCharsets.UTF_8);

        assertThat(old.validate(written, InputFormat.JSON)).isEmpty();
        assertThat(old.validate("{}", InputFormat.JSON)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void noPublishedVersionIsEdited(SchemaFiles version) {
        assertThat(version.hashes()).isEqualTo(version.committedHashes()).isNotEmpty();
    }

    @Test
    void everyPublishedVersionIsSealed() {
        assertThat(SchemaFiles.history().stream().collect(Collectors.toMap(SchemaFiles::version, SchemaFiles::seal)))
                .isEqualTo(SEALS);
    }

    @Test
    void todaysSchemasArePublished() {
        List<SchemaFiles> history = SchemaFiles.history();

        assertThat(history).extracting(SchemaFiles::version).startsWith(1).doesNotHaveDuplicates();
        assertThat(SchemaFiles.TODAY.hashes())
                .as("copy src/main/resources/schema to the next folder of schema-history")
                .isEqualTo(history.get(history.size() - 1).hashes());
    }

    static Stream<SchemaFiles> versions() {
        return SchemaFiles.history().stream();
    }

    static Stream<Arguments> publishedSchemas() {
        return versions().flatMap(version -> version.names().stream()
                .filter(SchemaFiles.TODAY.names()::contains)
                .map(name -> Arguments.of(version, name)));
    }

    static Stream<Arguments> publishedEvents() {
        return versions().flatMap(version -> EventTypes.all().stream()
                .filter(type -> version.names().contains("event/" + type + ".json"))
                .map(type -> Arguments.of(version, type)));
    }
}
