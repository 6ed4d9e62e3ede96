package io.ringpost.local.architecture;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        "clock, time is given to decisions",
        "tangled, free of cycles"
    })
    void violationIsCaughtByItsRule(String example, String reason) {
        assertThatThrownBy(() -> check(example))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(reason);
    }

    @Test
    void packageNamedByKindIsCaught() {
        assertThatThrownBy(() -> new StepRules("java.util")
                        .check(new ClassFileImporter().importClasses(String.class, java.util.List.class)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("a package is named by its step");
    }

    @Test
    void emptyPackageIsCaught() {
        assertThatThrownBy(() -> new StepRules(EXAMPLES + "nowhere").check())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("No classes");
    }

    private static void check(String example) {
        String base = EXAMPLES + example;
        new StepRules(base).check(new ClassFileImporter().importPackages(base));
    }
}
