package io.ringpost.local.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rules of a service's packages, for its {@code FlowTest}: steps look downstream only, what decides is pure, names
 * say the step, no package needs itself through another.
 *
 * <p>A package whose name is no known step is declared with the step whose rules it keeps ({@link #with}); what decides may
 * use a library only where it is named ({@link #using}).
 *
 * @param base the service's package, such as {@code io.ringpost.ingress}
 * @param declared steps of packages that have names of their own
 * @param libraries roots of packages beside the JDK and the contract that a deciding package may know
 */
public record StepRules(String base, Map<String, Step> declared, Map<String, Set<String>> libraries) {
    /** A tree of JSON, which is a value. */
    public static final String JSON = "com.fasterxml.jackson";

    /** The rules of phone numbers, which are tables. */
    public static final String PHONE_NUMBERS = "com.google.i18n.phonenumbers";

    private static final Set<String> BANNED =
            Set.of("impl", "util", "utils", "common", "helper", "service", "dto", "model", "manager", "internal");

    public StepRules {
        declared = Map.copyOf(declared);
        libraries = Map.copyOf(libraries);
    }

    public StepRules(String base) {
        this(base, Map.of(), Map.of());
    }

    /** The same rules, with a package that stands in a step though it is not named by it. */
    public StepRules with(String packageName, Step step) {
        Map<String, Step> more = new HashMap<>(declared);
        more.put(packageName, step);
        return new StepRules(base, more, libraries);
    }

    /** The same rules, with a deciding package that may know a library. */
    public StepRules using(String packageName, String library) {
        Map<String, Set<String>> more = new HashMap<>(libraries);
        more.merge(packageName, Set.of(library), (some, other) -> {
            Set<String> both = new HashSet<>(some);
            both.addAll(other);
            return both;
        });
        return new StepRules(base, declared, more);
    }

    /** Checks every rule on the service's main classes, and that its pom has what decides mutated; an empty import fails. */
    public void check() {
        JavaClasses imported = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(base);
        check(imported);
        MutatedPackages.listedIn(Path.of("pom.xml"))
                .cover(imported.stream()
                        .filter(this::isPure)
                        .flatMap(type -> segment(type).stream())
                        .map(name -> base + "." + name)
                        .collect(Collectors.toSet()));
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
        rules.add(everyPackageIsAStep());
        rules.add(declarationsAreNeeded());
        rules.add(decidesPurely());
        rules.add(asksNothingOutside());
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

    private ArchRule everyPackageIsAStep() {
        return noClasses()
                .should(be(describe("in a package that is neither a known step nor declared", type -> segment(type)
                        .filter(name -> step(name).isEmpty())
                        .isPresent())))
                .because("a package is a step of the path");
    }

    /** What is declared for nothing would excuse whoever comes later. */
    private ArchRule declarationsAreNeeded() {
        return noClasses()
                .should(be(describe("in a known step that is declared anew", type -> segment(type)
                        .filter(declared::containsKey)
                        .flatMap(Step::of)
                        .isPresent())))
                .because("a known step needs no declaration");
    }

    private ArchRule decidesPurely() {
        return classes()
                .that(describe("decide", this::isPure))
                .should(dependOnlyOnWhatIsPure())
                .allowEmptyShould(true)
                .because("decisions are plain Java over the contract's values");
    }

    private ArchCondition<JavaClass> dependOnlyOnWhatIsPure() {
        return new ArchCondition<>("depend only on what is pure") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> !mayKnow(type, dependency.getTargetClass()))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
            }
        };
    }

    private ArchRule asksNothingOutside() {
        return noClasses()
                .that(describe("decide", this::isPure))
                .should(be(
                        describe("asking the clock, chance or the machine", type -> type.getAccessesFromSelf().stream()
                                .anyMatch(Purity::asksSurroundings))))
                .allowEmptyShould(true)
                .because("time and chance are given to decisions");
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

    /** What is pure of the JDK, the contract, other decisions, and the libraries that its package may use. */
    private boolean mayKnow(JavaClass type, JavaClass target) {
        String name = target.getBaseComponentType().getPackageName();
        return isPure(target.getBaseComponentType())
                || target.getBaseComponentType().isPrimitive()
                || Purity.isPure(target.getBaseComponentType())
                || startsWithAny(name, "org.jspecify", "io.ringpost.contract")
                || segment(type).stream()
                        .flatMap(own -> libraries.getOrDefault(own, Set.of()).stream())
                        .anyMatch(library -> startsWithAny(name, library));
    }

    private static boolean startsWithAny(String name, String... roots) {
        return Arrays.stream(roots).anyMatch(root -> name.equals(root) || name.startsWith(root + "."));
    }

    private Optional<Step> step(JavaClass type) {
        return segment(type).flatMap(this::step);
    }

    private Optional<Step> step(String packageName) {
        return Optional.ofNullable(declared.get(packageName)).or(() -> Step.of(packageName));
    }

    /** The first package below the base. */
    private Optional<String> segment(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(base + ".")
                ? Optional.of(name.substring(base.length() + 1).split("\\.", 2)[0])
                : Optional.empty();
    }
}
