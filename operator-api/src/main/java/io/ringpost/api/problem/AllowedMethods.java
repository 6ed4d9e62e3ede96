package io.ringpost.api.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which methods a path takes, read from the annotations of all resources. */
@ApplicationScoped
public class AllowedMethods {
    private final Supplier<List<Class<?>>> resources;
    private volatile @Nullable List<Operation> operations;

    @jakarta.inject.Inject
    AllowedMethods(BeanManager beans) {
        this(() -> resourcesAmong(beans));
    }

    AllowedMethods(Supplier<List<Class<?>>> resources) {
        this.resources = resources;
    }

    private record Operation(Pattern path, String method) {}

    /** The methods of this path in alphabetical order, with those that every resource answers. */
    public Set<String> at(String path) {
        String rooted = rooted(path);
        Set<String> allowed = new TreeSet<>();
        for (Operation operation : known()) {
            if (operation.path().matcher(rooted).matches()) {
                allowed.add(operation.method());
            }
        }
        if (allowed.contains(HttpMethod.GET)) {
            allowed.add(HttpMethod.HEAD);
        }
        allowed.add(HttpMethod.OPTIONS);
        return allowed;
    }

    private List<Operation> known() {
        List<Operation> found = operations;
        if (found == null) {
            found = read(resources.get());
            operations = found;
        }
        return found;
    }

    private static List<Class<?>> resourcesAmong(BeanManager beans) {
        List<Class<?>> types = new ArrayList<>();
        beans.getBeans(Object.class, Any.Literal.INSTANCE).forEach(bean -> types.add(bean.getBeanClass()));
        types.removeIf(type -> !type.isAnnotationPresent(Path.class));
        return types;
    }

    private static List<Operation> read(List<Class<?>> types) {
        List<Operation> found = new ArrayList<>();
        for (Class<?> type : types) {
            String base = template(type.getAnnotation(Path.class));
            for (Method method : type.getMethods()) {
                Pattern path = pattern(base + template(method.getAnnotation(Path.class)));
                methodsOf(method).forEach(name -> found.add(new Operation(path, name)));
            }
        }
        return List.copyOf(found);
    }

    private static List<String> methodsOf(Method method) {
        List<String> names = new ArrayList<>();
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod name = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (name != null) {
                names.add(name.value());
            }
        }
        return names;
    }

    private static String template(@Nullable Path path) {
        return path == null ? "" : rooted(path.value());
    }

    private static String rooted(String path) {
        String trimmed = path.replaceAll("^/+|/+$", "");
        return trimmed.isEmpty() ? "" : "/" + trimmed;
    }

    /** {@code /calls/{id}} and {@code /calls/{id: [a-z]+}} as regular expressions. */
    private static Pattern pattern(String template) {
        StringBuilder regex = new StringBuilder();
        var variable = Pattern.compile("\\{\\s*[\\w.-]+\\s*(?::\\s*([^{}]*(?:\\{[^{}]*\\}[^{}]*)*))?\\}")
                .matcher(template);
        int end = 0;
        while (variable.find()) {
            regex.append(Pattern.quote(template.substring(end, variable.start())));
            regex.append('(')
                    .append(
                            variable.group(1) == null
                                    ? "[^/]+"
                                    : variable.group(1).strip())
                    .append(')');
            end = variable.end();
        }
        return Pattern.compile(
                regex.append(Pattern.quote(template.substring(end))).toString());
    }
}
