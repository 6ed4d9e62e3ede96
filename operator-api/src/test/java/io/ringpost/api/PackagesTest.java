package io.ringpost.api;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

class PackagesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.ringpost.api");

    @Test
    void packages_know_each_other_one_way_only() {
        SlicesRuleDefinition.slices()
                .matching("io.ringpost.api.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void only_the_start_ends_the_process() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage("io.ringpost.api.start")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .check(CLASSES);
    }

    @Test
    void lines_are_logged_through_the_wide_log_alone() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage("io.ringpost.api.log")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.jboss.logging..", "org.jboss.logmanager..", "java.util.logging..", "org.slf4j..")
                .check(CLASSES);
    }
}
