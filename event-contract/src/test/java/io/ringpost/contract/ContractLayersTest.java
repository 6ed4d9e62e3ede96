package io.ringpost.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.ringpost.contract", importOptions = ImportOption.DoNotIncludeTests.class)
class ContractLayersTest {

    @ArchTest
    static final ArchRule OUTSIDE_CONSUMERS_NEED_ONLY_THE_JDK_AND_JACKSON = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "com.fasterxml.jackson..", "org.jspecify..", "io.ringpost.contract..");

    @ArchTest
    static final ArchRule DATA_DOES_NOT_KNOW_THE_EVENTS_THAT_CARRY_IT = noClasses()
            .that()
            .resideInAnyPackage("..call", "..recording", "..sms", "..delivery")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..event", "..codec", "..raw");

    @ArchTest
    static final ArchRule EVENTS_DO_NOT_KNOW_HOW_THEY_ARE_WRITTEN = noClasses()
            .that()
            .resideInAPackage("..event")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..codec");
}
