package io.ringpost.api.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.Keyword;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidatorTypeCode;
import com.networknt.schema.Vocabularies;
import com.networknt.schema.Vocabulary;
import java.io.FileNotFoundException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The drafts of JSON Schema that schemas may be of; one that names none is of the newest. */
final class Draft {
    /** For people. */
    static final String ALL = "2020-12, 2019-09 or 7";

    private static final Draft NEWEST = new Draft(VersionFlag.V202012, "2020-12");
    private static final List<Draft> KNOWN =
            List.of(NEWEST, new Draft(VersionFlag.V201909, "2019-09"), new Draft(VersionFlag.V7, "7"));

    private final VersionFlag version;
    private final String words;
    private final JsonSchemaFactory schemas;
    private volatile @Nullable JsonSchema meta;

    private Draft(VersionFlag version, String words) {
        this.version = version;
        this.words = words;
        this.schemas = JsonSchemaFactory.getInstance(version, builder -> builder.metaSchema(metaSchema(version))
                .schemaLoaders(loaders -> loaders.add(location -> () -> {
                    throw new FileNotFoundException("a schema refers to nothing outside itself");
                })));
    }

    /** The draft of a schema whose {@code $schema} was judged. */
    static Draft of(JsonNode schema) {
        return named(schema.path("$schema").asText()).orElse(NEWEST);
    }

    /** By its URI, with or without the empty fragment. */
    static Optional<Draft> named(String uri) {
        return KNOWN.stream()
                .filter(draft -> withoutFragment(draft.version.getId()).equals(withoutFragment(uri)))
                .findFirst();
    }

    /** How people call it. */
    String words() {
        return words;
    }

    JsonSchema compile(JsonNode schema, SchemaValidatorsConfig config) {
        return schemas.getSchema(schema, config);
    }

    /** The schema of schemas; read only where somebody registers something. */
    JsonSchema meta(SchemaValidatorsConfig config) {
        JsonSchema known = meta;
        if (known == null) {
            known = JsonSchemaFactory.getInstance(version, builder -> builder.metaSchema(metaSchema(version)))
                    .getSchema(SchemaLocation.of(version.getId()), config);
            meta = known;
        }
        return known;
    }

    /** The library's with our own way of finding what stands there twice. */
    private static JsonMetaSchema metaSchema(VersionFlag version) {
        return JsonMetaSchema.builder(JsonSchemaFactory.checkVersion(version).getInstance())
                .vocabularyFactory(Draft::vocabulary)
                .keyword(new UniqueItems())
                .build();
    }

    /** Where a draft has vocabularies, their keywords take precedence. */
    private static Vocabulary vocabulary(String iri) {
        return Stream.of(Vocabulary.V201909_VALIDATION, Vocabulary.V202012_VALIDATION)
                .filter(validation -> validation.getIri().equals(iri))
                .map(validation -> new Vocabulary(
                        iri,
                        Stream.concat(
                                        validation.getKeywords().stream()
                                                .filter(keyword -> keyword != ValidatorTypeCode.UNIQUE_ITEMS),
                                        Stream.of(new UniqueItems()))
                                .toArray(Keyword[]::new)))
                .findFirst()
                .orElseGet(() -> Vocabularies.getVocabulary(iri));
    }

    private static String withoutFragment(String uri) {
        return uri.endsWith("#") ? uri.substring(0, uri.length() - 1) : uri;
    }
}
