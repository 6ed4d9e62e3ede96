package io.ringpost.api.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.ValidationMessage;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A JSON Schema that data is checked against; it refers to nothing outside itself. */
public final class DataSchema {
    private static final int MOST_FAULTS = 3;
    /** A message may name all that would have been right, as often as something is wrong. */
    private static final int MOST_WORDED = 100;

    private static final int LONGEST_WORDS = 500;

    private final JsonSchema compiled;
    private final int steps;
    private final Set<String> named;

    private DataSchema(JsonSchema compiled, int steps, Set<String> named) {
        this.compiled = compiled;
        this.steps = steps;
        this.named = named;
    }

    /**
     * One that we wrote.
     *
     * @throws IllegalArgumentException if it cannot be used
     */
    public static DataSchema of(JsonNode schema) {
        return of(schema, 1);
    }

    private static DataSchema of(JsonNode schema, int steps) {
        try {
            JsonSchema compiled = Draft.of(schema).compile(schema, config());
            compiled.initializeValidators();
            return new DataSchema(compiled, steps, NamedProperties.of(schema));
        } catch (JsonSchemaException e) {
            throw new IllegalArgumentException("cannot be used as a JSON Schema", e);
        }
    }

    /**
     * One that somebody registers: it must be a schema, and checking data against it must end soon.
     *
     * @throws IllegalArgumentException if it may not be used; the message says why and goes on behind "schema "
     */
    public static DataSchema registered(JsonNode schema) {
        int steps = new SchemaRules(schema).check();
        Draft draft = Draft.of(schema);
        String faults = draft.meta(config()).validate(schema).stream()
                .limit(MOST_FAULTS)
                .map(ValidationMessage::getMessage)
                .collect(Collectors.joining("; "));
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("is no JSON Schema of draft " + draft.words() + ": " + faults);
        }
        return of(schema, steps);
    }

    /** What is wrong with the data; nothing if it fits. */
    public List<Violation> check(JsonNode data) {
        return check(data, CheckingEffort.whole());
    }

    /** The same for data that came with others: what all of them may cost together is spent by it too. */
    public List<Violation> check(JsonNode data, CheckingEffort together) {
        Weight weight = Weight.of(data);
        if (weight.hasEndlessNumber()) {
            return fault("holds a number that is too long to be reckoned with");
        }
        Spending spending = new Spending(CheckingEffort.whole(), together);
        try {
            spending.compare(weight.values() * steps);
            BoundedCheck check =
                    new BoundedCheck(compiled.createExecutionContext().getExecutionConfig(), spending);
            return spending.bound(() -> compiled.validate(check, data, OutputFormat.DEFAULT)).stream()
                    .limit(MOST_WORDED)
                    .map(this::violation)
                    .toList();
        } catch (CheckingEffort.Spent e) {
            return fault(String.valueOf(e.getMessage()));
        } catch (StackOverflowError e) {
            return fault("cannot be checked: the registered schema leads too deep into it");
        } catch (RuntimeException e) {
            return fault("cannot be checked: the registered schema is faulty");
        }
    }

    private static List<Violation> fault(String words) {
        return List.of(new Violation("", "", Violation.WHOLE, words));
    }

    private Violation violation(ValidationMessage message) {
        String place = message.getInstanceLocation().toString().replaceFirst("^\\$", "");
        String shown = shown(message.getInstanceLocation());
        String property = message.getProperty();
        return property == null
                ? new Violation(place, shown, message.getType(), words(message))
                : new Violation(place + "." + property, shown + shown(property), message.getType(), words(message));
    }

    private String shown(JsonNodePath path) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < path.getNameCount(); i++) {
            Object element = path.getElement(i);
            shown.append(element instanceof Integer ? "[" + element + "]" : shown(String.valueOf(element)));
        }
        return shown.toString();
    }

    /** A key that the schema does not name is the data's own, and may be a name or a number. */
    private String shown(String key) {
        return "." + (named.contains(key) ? key : "*");
    }

    /** The message without the place, which stands beside it. */
    private static String words(ValidationMessage message) {
        String prefix = message.getInstanceLocation() + ": ";
        String text = message.getMessage();
        String bare = text.startsWith(prefix) ? text.substring(prefix.length()) : text;
        return bare.length() <= LONGEST_WORDS ? bare : bare.substring(0, LONGEST_WORDS) + "…";
    }

    /** Of no draft is a {@code format} asserted: its checks are the library's own, and some take for ever. */
    private static SchemaValidatorsConfig config() {
        return SchemaValidatorsConfig.builder()
                .locale(Locale.ENGLISH)
                .pathType(PathType.LEGACY)
                .nullableKeywordEnabled(true)
                .formatAssertionsEnabled(false)
                .regularExpressionFactory(LinearRegex.factory())
                .build();
    }
}
