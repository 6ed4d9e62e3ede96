package io.ringpost.wiring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PackagesTest {
    private final JavaClasses module = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .importPackages(
                    "io.ringpost.inbox",
                    "io.ringpost.outbox",
                    "io.ringpost.deadletter",
                    "io.ringpost.feed",
                    "io.ringpost.publish",
                    "io.ringpost.replay");

    @Test
    void knowEachOtherOneWayOnly() {
        slices().matching("io.ringpost.(*)..").should().beFreeOfCycles().check(module);
    }

    @Test
    void readingDoesNotDependOnAnnouncing() {
        noClasses()
                .that()
                .resideInAPackage("io.ringpost.inbox")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.ringpost.outbox", "io.ringpost.feed")
                .check(module);
    }
}
