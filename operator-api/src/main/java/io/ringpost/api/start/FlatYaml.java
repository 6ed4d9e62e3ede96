package io.ringpost.api.start;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.Reader;
import java.util.Map;
import java.util.TreeMap;

/** YAML as the dotted and indexed keys that configuration mappings understand: {@code ringpost.voice.routes[0].to}. */
final class FlatYaml {
    private FlatYaml() {}

    static Map<String, String> read(Reader yaml) throws IOException {
        Map<String, String> flat = new TreeMap<>();
        flatten("", new YAMLMapper().readTree(yaml), flat);
        return flat;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> flat) {
        if (node.isObject()) {
            node.properties().forEach(field -> flatten(join(path, field.getKey()), field.getValue(), flat));
        } else if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                flatten(path + "[" + index + "]", node.get(index), flat);
            }
        } else if (!node.isNull() && !node.isMissingNode()) {
            flat.put(path, node.asText());
        }
    }

    /** A key that has dots itself is one name, and quoted as configuration mappings ask for. */
    private static String join(String path, String key) {
        boolean isName = !path.isEmpty() && !key.matches("[A-Za-z0-9_-]+");
        String part = isName ? "\"" + key + "\"" : key;
        return path.isEmpty() ? part : path + "." + part;
    }
}
