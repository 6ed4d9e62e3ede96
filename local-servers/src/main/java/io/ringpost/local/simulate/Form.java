package io.ringpost.local.simulate;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Fields of a form in the order in which they are sent; a name may come more than once. */
public final class Form {
    private final List<Field> fields;

    /** One field, decoded. */
    public record Field(String name, String value) {}

    private Form(List<Field> fields) {
        this.fields = List.copyOf(fields);
    }

    /** A form of names and values in turn. */
    public static Form of(String... namesAndValues) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.add(new Field(namesAndValues[i], namesAndValues[i + 1]));
        }
        return new Form(fields);
    }

    /** Reads a form as it stands in a body or a query. */
    public static Form parse(String encoded) {
        return new Form(Arrays.stream(encoded.split("&", -1))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split("=", 2))
                .map(pair -> new Field(unescape(pair[0]), pair.length == 2 ? unescape(pair[1]) : ""))
                .toList());
    }

    /** The fields, in order. */
    public List<Field> fields() {
        return fields;
    }

    /** Finds the first value of a field. */
    public Optional<String> value(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .findFirst();
    }

    /** The form with further names and values in turn. */
    public Form plus(String... namesAndValues) {
        List<Field> longer = new ArrayList<>(fields);
        longer.addAll(of(namesAndValues).fields);
        return new Form(longer);
    }

    /** The form with a field set to a value, wherever it stood. */
    public Form with(String name, String value) {
        return without(name).plus(name, value);
    }

    /** The form without a field. */
    public Form without(String name) {
        return new Form(
                fields.stream().filter(field -> !field.name().equals(name)).toList());
    }

    /** The form as a body or a query. */
    public String encode() {
        return fields.stream()
                .map(field -> escape(field.name()) + "=" + escape(field.value()))
                .collect(Collectors.joining("&"));
    }

    /** The form as a body. */
    public byte[] bytes() {
        return encode().getBytes(StandardCharsets.UTF_8);
    }

    static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String unescape(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
