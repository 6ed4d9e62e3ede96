package io.ringpost.local.architecture;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.ringpost.local.architecture.example.outside.plan.GivenAll;
import io.ringpost.local.architecture.example.outside.plan.Reaching;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StepRulesTest {
    private static final String EXAMPLES = "io.ringpost.local.architecture.example.";

    @Test
    void soundServicePasses() {
        assertThatCode(() -> check("sound")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "upstream, steps look downstream only",
        "impure, decisions are plain Java over the contract's values",
        "clock, time and chance are given to decisions",
        "tangled, a package is a step of the path",
        "unknown, a package is a step of the path",
        "library, decisions are plain Java over the contract's values"
    })
    void violationIsCaughtByItsRule(String example, String reason) {
        assertThatThrownBy(() -> check(example))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @MethodSource("outside")
    void decisionThatReachesOutIsCaught(Class<?> reaching) {
        assertThatThrownBy(() ->
                        new StepRules(EXAMPLES + "outside").check(new ClassFileImporter().importClasses(reaching)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("decisions");
    }

    static Stream<Class<?>> outside() {
        return Stream.of(Reaching.class.getDeclaredClasses());
    }

    @Test
    void decisionThatIsGivenWhatItNeedsPasses() {
        assertThatCode(() -> new StepRules(EXAMPLES + "outside")
                        .check(new ClassFileImporter().importClasses(GivenAll.class)))
                .doesNotThrowAnyException();
    }

    @Test
    void packageNamedByKindIsCaught() {
        assertThatThrownBy(() -> new StepRules("java.util")
                        .check(new ClassFileImporter().importClasses(String.class, java.util.List.class)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("a package is named by its step");
    }

    @Test
    void declaredPackageKeepsTheRulesOfItsStep() {
        assertThatCode(() -> check("unknown", rules -> rules.with("shelf", Step.KEEP)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() ->
                        check("tangled", rules -> rules.with("alpha", Step.KEEP).with("beta", Step.READ)))
                .hasMessageContaining("steps look downstream only");
    }

    @Test
    void packagesThatNeedEachOtherAreCaught() {
        assertThatThrownBy(() ->
                        check("tangled", rules -> rules.with("alpha", Step.KEEP).with("beta", Step.KEEP)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("free of cycles");
    }

    @Test
    void libraryIsForThePackageThatNamesIt() {
        assertThatCode(() -> check("library", rules -> rules.using("plan", StepRules.JSON)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> check("library", rules -> rules.using("sign", StepRules.JSON)))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void knownStepIsNotDeclaredAnew() {
        assertThatThrownBy(() -> check("upstream", rules -> rules.with("store", Step.IN)))
                .hasMessageContaining("a known step needs no declaration");
    }

    @Test
    void emptyPackageIsCaught() {
        assertThatThrownBy(() -> new StepRules(EXAMPLES + "nowhere").check())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("No classes");
    }

    private static void check(String example) {
        check(example, rules -> rules);
    }

    private static void check(String example, UnaryOperator<StepRules> declared) {
        String base = EXAMPLES + example;
        declared.apply(new StepRules(base)).check(new ClassFileImporter().importPackages(base));
    }
}
