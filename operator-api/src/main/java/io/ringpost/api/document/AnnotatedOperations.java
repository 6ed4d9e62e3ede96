package io.ringpost.api.document;

import io.ringpost.api.key.RequiresScope;
import io.ringpost.api.key.TakesStreamToken;
import io.ringpost.api.repeat.Idempotent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/** What our annotations say of operations, by operation id: {@code CallResource_list}. */
final class AnnotatedOperations {
    private final IndexView index;
    private final Map<String, String> scopes = new HashMap<>();
    private final Set<String> idempotent = new HashSet<>();
    private final Set<String> streamed = new HashSet<>();

    AnnotatedOperations(IndexView index) {
        this.index = index;
        each(Idempotent.class, (id, annotation) -> idempotent.add(id));
        each(TakesStreamToken.class, (id, annotation) -> streamed.add(id));
        each(
                RequiresScope.class,
                (id, annotation) -> scopes.put(id, annotation.value().asEnum().toLowerCase(Locale.ROOT)));
    }

    Optional<String> scope(String operation) {
        return Optional.ofNullable(scopes.get(operation));
    }

    boolean idempotent(String operation) {
        return idempotent.contains(operation);
    }

    boolean streamed(String operation) {
        return streamed.contains(operation);
    }

    /** Classes first: a method's own annotation counts more. */
    private void each(Class<?> annotation, BiConsumer<String, AnnotationInstance> use) {
        var found = index.getAnnotations(DotName.createSimple(annotation));
        for (AnnotationInstance one : found) {
            if (one.target().kind() == AnnotationTarget.Kind.CLASS) {
                one.target()
                        .asClass()
                        .methods()
                        .forEach(method -> use.accept(id(one.target().asClass(), method), one));
            }
        }
        for (AnnotationInstance one : found) {
            if (one.target().kind() == AnnotationTarget.Kind.METHOD) {
                MethodInfo method = one.target().asMethod();
                heirs(method.declaringClass()).forEach(type -> use.accept(id(type, method), one));
            }
        }
    }

    private List<ClassInfo> heirs(ClassInfo type) {
        List<ClassInfo> heirs = new ArrayList<>(index.getAllKnownSubclasses(type.name()));
        heirs.add(type);
        return heirs;
    }

    private static String id(ClassInfo type, MethodInfo method) {
        return type.simpleName() + "_" + method.name();
    }
}
