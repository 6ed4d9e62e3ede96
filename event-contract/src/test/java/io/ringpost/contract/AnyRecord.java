package io.ringpost.contract;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Records of the contract with any values at all: whatever is nullable is null half of the time. */
public final class AnyRecord {
    private static final String LETTERS = "aZ09 \"\\/<>&'\n\t\u0000\u001f\u007f\u2028çã😖\u202e";

    private final Random random;
    private final Map<Class<?>, Supplier<Object>> scalars;

    /** The same seed gives the same records. */
    public AnyRecord(long seed) {
        random = new Random(seed);
        scalars = Map.of(
                String.class, this::text,
                Instant.class, this::time,
                Integer.class, random::nextInt,
                int.class, random::nextInt,
                Long.class, random::nextLong,
                long.class, random::nextLong,
                Double.class, () -> random.nextInt(1_000_000) / 1_000.0,
                Boolean.class, random::nextBoolean,
                boolean.class, random::nextBoolean);
    }

    /** Makes one record of a class. */
    public <R> R of(Class<R> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
        Object[] values = Arrays.stream(components)
                .map(RecordComponent::getAnnotatedType)
                .map(this::maybe)
                .toArray();
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type + " cannot be made", e);
        }
    }

    private @Nullable Object maybe(AnnotatedType type) {
        boolean absent = type.isAnnotationPresent(Nullable.class) && random.nextBoolean();
        return absent ? null : value(type.getType());
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class ? list(generic.getActualTypeArguments()[0]) : map();
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            Object[] constants = plain.getEnumConstants();
            return constants[random.nextInt(constants.length)];
        }
        Supplier<Object> scalar = scalars.get(plain);
        return scalar == null ? of(plain) : scalar.get();
    }

    private List<Object> list(Type element) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> value(element))
                .toList();
    }

    private Map<String, Object> map() {
        Map<String, Object> map = new LinkedHashMap<>();
        Stream.of("text", "flag", "number", "nested")
                .filter(key -> random.nextBoolean())
                .forEach(key -> map.put(
                        key,
                        switch (key) {
                            case "flag" -> random.nextBoolean();
                            case "number" -> random.nextInt();
                            case "nested" -> Map.of("list", List.of(text(), 1, Map.of()));
                            default -> text();
                        }));
        return map;
    }

    private String text() {
        int[] points = LETTERS.codePoints().toArray();
        return random.ints(random.nextInt(12), 0, points.length)
                .map(i -> points[i])
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private Instant time() {
        return Instant.ofEpochSecond(random.nextInt(2_000_000_000), random.nextInt(1_000_000_000));
    }
}
