package io.ringpost.local.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of a service's packages, for its {@code FlowTest}: steps look downstream only, what decides is pure, names
 * say the step, no package needs itself through another.
 *
 * @param base the service's package, such as {@code io.ringpost.ingress}
 */
public record StepRules(String base) {
    private static final Set<String> BANNED =
            Set.of("impl", "util", "utils", "common", "helper", "service", "dto", "model", "manager", "internal");
    private static final Set<String> CLOCKS = Set.of(
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalDateTime",
            "java.time.OffsetDateTime",
            "java.time.ZonedDateTime");

    /** Checks every rule on the service's main classes; an empty import fails. */
    public void check() {
        check(new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(base));
    }

    void check(JavaClasses imported) {
        if (imported.isEmpty()) {
            throw new AssertionError("No classes in " + base);
        }
        all().forEach(rule -> rule.check(imported));
    }

    private List<ArchRule> all() {
        List<ArchRule> rules = new ArrayList<>();
        Step.all().forEach(step -> rules.add(looksDownstream(step)));
        rules.add(decidesPurely());
        rules.add(asksNoClock());
        rules.add(noBannedPackage());
        rules.add(slices().matching(base + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true));
        return rules;
    }

    private ArchRule looksDownstream(Step step) {
        return noClasses()
                .that(describe(
                        "stand in step " + step,
                        type -> step(type).filter(step::equals).isPresent()))
                .should()
                .dependOnClassesThat(describe("stand upstream", target -> step(target)
                        .filter(other -> !step.mayLookAt(other))
                        .isPresent()))
                .allowEmptyShould(true)
                .because("steps look downstream only");
    }

    private ArchRule decidesPurely() {
        return classes()
                .that(describe("decide", this::isPure))
                .should()
                .onlyDependOnClassesThat(describe("are pure", this::mayBeKnownByPure))
                .allowEmptyShould(true)
                .because("decisions are plain Java over the contract's values");
    }

    private ArchRule asksNoClock() {
        return noClasses()
                .that(describe("decide", this::isPure))
                .should()
                .callMethodWhere(describe("reads a clock", StepRules::readsClock))
                .allowEmptyShould(true)
                .because("time is given to decisions");
    }

    private ArchRule noBannedPackage() {
        return noClasses()
                .should()
                .resideInAnyPackage(
                        BANNED.stream().map(name -> ".." + name + "..").toArray(String[]::new))
                .because("a package is named by its step");
    }

    private boolean isPure(JavaClass type) {
        return segment(type).filter(Step.PURE::contains).isPresent();
    }

    /** The JDK, the contract with its JSON, and the rules of phone numbers, which are values and tables. */
    private boolean mayBeKnownByPure(JavaClass target) {
        String name = target.getBaseComponentType().getPackageName();
        boolean io = startsWithAny(name, "java.nio.file", "java.nio.channels", "java.net.http", "java.sql");
        return isPure(target.getBaseComponentType())
                || target.getBaseComponentType().isPrimitive()
                || (!io
                        && startsWithAny(
                                name,
                                "java",
                                "javax.crypto",
                                "org.jspecify",
                                "io.ringpost.contract",
                                "com.fasterxml.jackson",
                                "com.google.i18n.phonenumbers"));
    }

    private static boolean readsClock(JavaMethodCall call) {
        String owner = call.getTargetOwner().getName();
        String method = call.getName();
        return (CLOCKS.contains(owner) && method.equals("now"))
                || (owner.equals("java.time.Clock") && method.startsWith("system"))
                || (owner.equals("java.lang.System")
                        && (method.equals("currentTimeMillis") || method.equals("nanoTime")));
    }

    private static boolean startsWithAny(String name, String... roots) {
        return Arrays.stream(roots).anyMatch(root -> name.equals(root) || name.startsWith(root + "."));
    }

    private Optional<Step> step(JavaClass type) {
        return segment(type).flatMap(Step::of);
    }

    /** The first package below the base. */
    private Optional<String> segment(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(base + ".")
                ? Optional.of(name.substring(base.length() + 1).split("\\.", 2)[0])
                : Optional.empty();
    }
}
