package io.ringpost.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.ringpost.contract.alert.Alert;
import io.ringpost.contract.codec.EventTypes;
import io.ringpost.contract.crm.RegisteredEventType;
import io.ringpost.contract.refusal.Refusal;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The AsyncAPI document says what the code does. */
class AsyncApiTest {
    private static final Path RESOURCES = Path.of("src/main/resources");

    private final JsonNode document;

    AsyncApiTest() throws IOException {
        document = new YAMLMapper().readTree(RESOURCES.resolve("asyncapi.yaml").toFile());
    }

    @Test
    void describesEveryTopicAsItIsDeclared() {
        assertThat(channels().keySet())
                .containsExactlyElementsOf(
                        Topology.topics().stream().map(Topic::name).toList());
        for (Topic topic : Topology.topics()) {
            JsonNode kafka = channel(topic).at("/bindings/kafka");
            JsonNode configuration = kafka.path("topicConfiguration");
            assertThat(kafka.path("partitions").asInt()).as(topic.name()).isEqualTo(topic.partitions());
            assertThat(words(configuration.path("cleanup.policy")))
                    .as(topic.name())
                    .isEqualTo(topic.cleanup().policy());
            assertThat(configuration.path("retention.ms").asLong())
                    .as(topic.name())
                    .isEqualTo(topic.retention().toMillis());
            assertThat(configuration.path("max.message.bytes").asInt()).isEqualTo(Topic.MAX_MESSAGE_BYTES);
        }
    }

    @Test
    void namesWhoWritesAndWhoReads() {
        assertThat(fields(document.path("operations"))).containsExactlyInAnyOrderElementsOf(declaredOperations());
        document.path("operations").properties().forEach(operation -> {
            String[] words = operation.getKey().split("-(?=(send|receive)s-)|(?<=(send|receive)s)-", 3);
            assertThat(words[1]).isEqualTo(operation.getValue().path("action").asText() + "s");
            assertThat(operation.getValue().at("/channel/$ref").asText()).isEqualTo("#/channels/" + words[2]);
        });
    }

    @Test
    void holdsEveryTypeOnItsTopicWithItsKeyAndSchema() {
        for (String type : EventTypes.all()) {
            Topic topic = Examples.of(type).topic();
            JsonNode message = messages(topic).getOrDefault(type, MissingNode.getInstance());
            assertThat(message.at("/bindings/kafka/key/description").asText())
                    .isEqualTo(topic.key().text());
            assertThat(RESOURCES.resolve(message.at("/payload/schema/$ref").asText()))
                    .hasFileName(type + ".json")
                    .exists();
        }
    }

    @Test
    void describesNoTypeThatIsNoneOfTheCodecs() {
        Set<String> others = Topology.topics().stream()
                .flatMap(topic -> messages(topic).keySet().stream())
                .filter(type -> !EventTypes.all().contains(type))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(others)
                .containsExactly(Alert.TYPE, "io.ringpost.crm.<event>", Refusal.TYPE, "raw webhook", "registration");
    }

    @Test
    void describesTheFieldsOfWhatHasNoSchemaOfItsOwn() {
        assertThat(fields(document.at("/components/schemas/refusal/properties")))
                .isEqualTo(components(Refusal.class));
        assertThat(fields(document.at("/components/schemas/alert/properties"))).isEqualTo(components(Alert.class));
        assertThat(fields(document.at("/components/schemas/registration/properties")))
                .isEqualTo(components(RegisteredEventType.class));
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = document.findValuesAsText("$ref");

        assertThat(references).hasSizeGreaterThan(60).allSatisfy(reference -> {
            boolean found = reference.startsWith("#")
                    ? !document.at(reference.substring(1)).isMissingNode()
                    : Files.exists(RESOURCES.resolve(reference));
            assertThat(found).as(reference).isTrue();
        });
    }

    private Map<String, JsonNode> channels() {
        Map<String, JsonNode> channels = new LinkedHashMap<>();
        document.path("channels")
                .forEach(one -> channels.put(one.path("address").asText(), one));
        return channels;
    }

    private JsonNode channel(Topic topic) {
        return channels().getOrDefault(topic.name(), MissingNode.getInstance());
    }

    private Map<String, JsonNode> messages(Topic topic) {
        Map<String, JsonNode> messages = new LinkedHashMap<>();
        channel(topic).path("messages").forEach(one -> {
            JsonNode message = document.at(one.path("$ref").asText().substring(1));
            messages.put(message.path("name").asText(), message);
        });
        return messages;
    }

    private Set<String> declaredOperations() {
        Map<String, String> ids = new LinkedHashMap<>();
        document.path("channels")
                .properties()
                .forEach(one -> ids.put(one.getValue().path("address").asText(), one.getKey()));
        return Topology.topics().stream()
                .flatMap(topic -> Stream.concat(
                        topic.producers().stream().map(service -> service.id() + "-sends-" + ids.get(topic.name())),
                        topic.consumers().stream().map(service -> service.id() + "-receives-" + ids.get(topic.name()))))
                .collect(Collectors.toSet());
    }

    private static String words(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(","));
    }

    private static Set<String> fields(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
