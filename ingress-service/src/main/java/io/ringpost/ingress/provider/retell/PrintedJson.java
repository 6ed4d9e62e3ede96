package io.ringpost.ingress.provider.retell;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ringpost.ingress.provider.Guess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One JSON text as the usual libraries print it. */
final class PrintedJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final ObjectWriter COMPACT = JSON.writer();
    private static final ObjectWriter ASCII =
            COMPACT.with(JsonWriteFeature.ESCAPE_NON_ASCII).without(JsonWriteFeature.WRITE_HEX_UPPER_CASE);

    private PrintedJson() {}

    /**
     * Every print of the text.
     *
     * @throws IOException if it is no JSON
     */
    static Stream<Guess<String>> of(byte[] text) throws IOException {
        JsonNode tree = JSON.readTree(text);
        List<Guess<String>> prints = new ArrayList<>();
        prints.add(print("compactly", COMPACT, tree));
        prints.add(print("compactly, in ASCII", ASCII, tree));
        prints.add(print("with blanks", COMPACT.with(new Wide()), tree));
        prints.add(print("with blanks, in ASCII", ASCII.with(new Wide()), tree));
        prints.add(print("with indents", COMPACT.with(indented()), tree));
        return prints.stream();
    }

    private static Guess<String> print(String how, ObjectWriter writer, JsonNode tree) throws JsonProcessingException {
        return new Guess<>("with the body written " + how, "", writer.writeValueAsString(tree));
    }

    /** As JavaScript does with two blanks. */
    private static PrettyPrinter indented() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator(""));
        printer.indentArraysWith(lines);
        printer.indentObjectsWith(lines);
        return printer;
    }

    /** As Python does. */
    private static final class Wide extends MinimalPrettyPrinter {
        private static final long serialVersionUID = 1;

        @Override
        public void writeObjectFieldValueSeparator(JsonGenerator out) throws IOException {
            out.writeRaw(": ");
        }

        @Override
        public void writeObjectEntrySeparator(JsonGenerator out) throws IOException {
            out.writeRaw(", ");
        }

        @Override
        public void writeArrayValueSeparator(JsonGenerator out) throws IOException {
            out.writeRaw(", ");
        }
    }
}
